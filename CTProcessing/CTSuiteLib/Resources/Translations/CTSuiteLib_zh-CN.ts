<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTSuiteLib.Decisions</name>
    <message>
        <source>The data do not meet every recommendation of '{profile}'. Continue all the same?</source>
        <translation>数据未满足“{profile}”的全部建议。仍要继续吗？</translation>
    </message>
    <message>
        <source>Your decision is recorded.</source>
        <translation>您的决定将被记录。</translation>
    </message>
    <message>
        <source>CT Suite</source>
        <translation>CT Suite</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.Errors</name>
    <message>
        <source>CT Suite</source>
        <translation>CT Suite</translation>
    </message>
    <message>
        <source>Read more in the manual</source>
        <translation>详见手册</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.FindingsTable</name>
    <message>
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Keyword</source>
        <translation>关键字</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>实际值</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>允许值</translation>
    </message>
    <message>
        <source>Allowed: {values}.</source>
        <translation>允许值：{values}。</translation>
    </message>
    <message>
        <source>required</source>
        <translation>必须</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>建议</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.Packages</name>
    <message>
        <source>These Python packages are needed: {packages}. Install them now?</source>
        <translation>需要以下 Python 软件包：{packages}。现在安装吗？</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.Progress</name>
    <message>
        <source>CT Suite</source>
        <translation>CT Suite</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.Samples</name>
    <message>
        <source>Making a digital body</source>
        <translation>正在生成数字人体</translation>
    </message>
</context>
</TS>
