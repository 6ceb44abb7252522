<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTSuiteLib.Decisions</name>
    <message>
        <source>Your decision is recorded.</source>
        <translation>您的决定将被记录。</translation>
    </message>
    <message>
        <source>The data do not meet every recommendation of '{profile}'. Continue all the same?</source>
        <translation>数据未满足“{profile}”的全部建议。仍要继续吗？</translation>
    </message>
    <message>
        <source>CT Suite</source>
        <translation>CT Suite</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.Errors</name>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>CT Suite</source>
        <translation>CT Suite</translation>
    </message>
    <message>
        <source>Read more in the manual</source>
        <translation>详见手册</translation>
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
        <source>required</source>
        <translation>必须</translation>
    </message>
    <message>
        <source>recommended</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Allowed: {values}.</source>
        <translation>允许值：{values}。</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.MeasurementTable</name>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
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
<context>
    <name>CTSuiteLib.ToolInputs</name>
    <message>
        <source>Click points in the views, one after the other; press Esc to finish.</source>
        <translation>在视图中依次点击各点；按 Esc 结束。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>放置</translation>
    </message>
    <message>
        <source>Choose first: {inputs}.</source>
        <translation>请先选择：{inputs}。</translation>
    </message>
</context>
<context>
    <name>CTSuiteLib.ToolSection</name>
    <message>
        <source>What to do.</source>
        <translation>要执行的功能。</translation>
    </message>
    <message>
        <source>Take the results of the last run out of the scene.</source>
        <translation>将上次运行的结果从场景中移除。</translation>
    </message>
    <message>
        <source>Put the results that were taken back into the scene again.</source>
        <translation>将已撤销的结果重新放入场景。</translation>
    </message>
    <message>
        <source>There is no scene.</source>
        <translation>没有场景。</translation>
    </message>
    <message>
        <source>Run the tool. Its results become new items of the scene.</source>
        <translation>运行该功能。其结果成为场景中的新项目。</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
</TS>
