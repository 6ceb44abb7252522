<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTDataCheck</name>
    <message>
        <source>CT Data Check</source>
        <translation>CT 数据检查</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Compares CT series with the data requirements of a function or workflow: what is required, what is recommended, what was found. {link_start}Read more in the manual{link_end}.</source>
        <translation>将 CT 序列与某一功能或工作流的数据要求进行比较：必须满足什么、建议满足什么、实际发现什么。{link_start}详见手册{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTDataCheckLib.DataCheckPanel</name>
    <message>
        <source>Compare the data with the requirements.</source>
        <translation>将数据与要求进行比较。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The corrected volume is checked again when it is loaded, and says how it was corrected.</source>
        <translation>校正后的体数据在加载时会再次检查，并注明校正方式。</translation>
    </message>
    <message>
        <source>Load the chosen series. Where a recommendation is not met, you are asked first.</source>
        <translation>加载所选序列。不满足建议时会先询问您。</translation>
    </message>
    <message>
        <source>Save the result for every series as a page (HTML) and as data (JSON), in a new folder.</source>
        <translation>在新文件夹中将每个序列的结果保存为网页 (HTML) 和数据 (JSON)。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>保存报告</translation>
    </message>
    <message>
        <source>Correct tilt and uneven spacing by resampling</source>
        <translation>通过重采样校正倾斜和不均匀间距</translation>
    </message>
    <message>
        <source>Load into scene</source>
        <translation>加载到场景</translation>
    </message>
    <message>
        <source>Save report...</source>
        <translation>保存报告...</translation>
    </message>
    <message>
        <source>Choose a source and press Check.</source>
        <translation>请选择数据来源，然后按“检查”。</translation>
    </message>
    <message>
        <source>Checking data</source>
        <translation>正在检查数据</translation>
    </message>
    <message>
        <source>The series meets every requirement and recommendation.</source>
        <translation>该序列满足全部要求和建议。</translation>
    </message>
    <message>
        <source>The series meets every requirement, but not every recommendation. You can go on.</source>
        <translation>该序列满足全部要求，但未满足全部建议。您可以继续。</translation>
    </message>
    <message>
        <source>The series does not meet a requirement. It cannot be used for this purpose.</source>
        <translation>该序列不满足某项要求，不能用于此用途。</translation>
    </message>
    <message>
        <source>Loading series</source>
        <translation>正在加载序列</translation>
    </message>
    <message>
        <source>{count} files are no images and were left out.</source>
        <translation>{count} 个文件不是图像，已忽略。</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>报告位于 {path}。</translation>
    </message>
</context>
<context>
    <name>CTDataCheckLib.SeriesTable</name>
    <message>
        <source>Compatible</source>
        <translation>兼容</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>需确认</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Spacing (mm)</source>
        <translation>间距 (mm)</translation>
    </message>
</context>
<context>
    <name>CTDataCheckLib.SourceInput</name>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Check every series in a folder and in the folders below it.</source>
        <translation>检查文件夹及其子文件夹中的每个序列。</translation>
    </message>
    <message>
        <source>Check a volume of the scene. Facts that only its files know are not checked.</source>
        <translation>检查场景中的体数据。仅存在于文件中的信息不作检查。</translation>
    </message>
    <message>
        <source>The data requirements of this function or workflow are checked.</source>
        <translation>按此功能或工作流的数据要求进行检查。</translation>
    </message>
    <message>
        <source>DICOM folder</source>
        <translation>DICOM 文件夹</translation>
    </message>
    <message>
        <source>Loaded volume</source>
        <translation>已加载的体数据</translation>
    </message>
    <message>
        <source>Check for</source>
        <translation>检查用途</translation>
    </message>
</context>
</TS>
