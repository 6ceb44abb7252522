<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTWorkflows</name>
    <message>
        <source>CT Workflows</source>
        <translation>CT 工作流</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Leads step by step from a CT series to a checked, segmented, measured and reported case. {link_start}Read more in the manual{link_end}.</source>
        <translation>逐步引导：从 CT 序列到经过检查、分割、测量并生成报告的病例。{link_start}详见手册{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTWorkflowsLib.HandInput</name>
    <message>
        <source>Correct the region by hand, then come back to this module and confirm.</source>
        <translation>手动修改区域，然后回到本模块确认。</translation>
    </message>
    <message>
        <source>Left unchecked, the step is marked 'not done', and the report says so.</source>
        <translation>未勾选时，该步骤标记为“未完成”，并在报告中注明。</translation>
    </message>
    <message>
        <source>Click in a view on each structure that is not bone.</source>
        <translation>在视图中点击每个不是骨的结构。</translation>
    </message>
    <message>
        <source>Click the two ends of the distance in a view.</source>
        <translation>在视图中点击距离的两个端点。</translation>
    </message>
    <message>
        <source>Click the three points of the angle in a view; the second is its vertex.</source>
        <translation>在视图中点击角度的三个点；第二个点为顶点。</translation>
    </message>
    <message>
        <source>Open Segment Editor</source>
        <translation>打开分割编辑器</translation>
    </message>
    <message>
        <source>I have done what the instruction asks for</source>
        <translation>我已按说明完成操作</translation>
    </message>
    <message>
        <source>Nothing is placed yet.</source>
        <translation>尚未放置任何点。</translation>
    </message>
    <message>
        <source>Place exclusion points</source>
        <translation>放置排除点</translation>
    </message>
    <message>
        <source>New length</source>
        <translation>新建长度</translation>
    </message>
    <message>
        <source>New angle</source>
        <translation>新建角度</translation>
    </message>
</context>
<context>
    <name>CTWorkflowsLib.Reasons</name>
    <message>
        <source>This is the first step.</source>
        <translation>这是第一步。</translation>
    </message>
    <message>
        <source>This is the last step.</source>
        <translation>这是最后一步。</translation>
    </message>
    <message>
        <source>Not done yet: {steps}.</source>
        <translation>尚未完成：{steps}。</translation>
    </message>
</context>
<context>
    <name>CTWorkflowsLib.StepList</name>
    <message>
        <source>This step is done.</source>
        <translation>此步骤已完成。</translation>
    </message>
    <message>
        <source>This step was left out. The report says so.</source>
        <translation>此步骤未执行，报告中已注明。</translation>
    </message>
    <message>
        <source>This step is open.</source>
        <translation>此步骤尚未执行。</translation>
    </message>
</context>
<context>
    <name>CTWorkflowsLib.StepSection</name>
    <message>
        <source>A CT series of the scene. Load one with the DICOM module or CT Data Check.</source>
        <translation>场景中的 CT 序列。可用 DICOM 模块或“CT 数据检查”加载。</translation>
    </message>
    <message>
        <source>A new folder for the report is made in this one.</source>
        <translation>报告的新文件夹将建在此文件夹中。</translation>
    </message>
    <message>
        <source>Show the report in the browser.</source>
        <translation>在浏览器中显示报告。</translation>
    </message>
    <message>
        <source>This step cannot be shown.</source>
        <translation>无法显示此步骤。</translation>
    </message>
    <message>
        <source>Choose a CT series first.</source>
        <translation>请先选择 CT 序列。</translation>
    </message>
    <message>
        <source>CT series</source>
        <translation>CT 序列</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>The report is in {path}.</source>
        <translation>报告位于 {path}。</translation>
    </message>
</context>
<context>
    <name>CTWorkflowsLib.WorkflowPanel</name>
    <message>
        <source>Every result of this workflow is removed from the scene. The study stays. Begin anew?</source>
        <translation>此工作流的全部结果将从场景中移除，检查数据保留。要重新开始吗？</translation>
    </message>
    <message>
        <source>Workflow</source>
        <translation>工作流</translation>
    </message>
    <message>
        <source>The guided workflow to go through.</source>
        <translation>要执行的引导式工作流。</translation>
    </message>
    <message>
        <source>Forget every result of this workflow and go back to its first step.</source>
        <translation>清除此工作流的全部结果并回到第一步。</translation>
    </message>
    <message>
        <source>Show the step before. Nothing is undone.</source>
        <translation>显示上一步，不撤销任何结果。</translation>
    </message>
    <message>
        <source>Do this step.</source>
        <translation>执行此步骤。</translation>
    </message>
    <message>
        <source>Show the next step.</source>
        <translation>显示下一步。</translation>
    </message>
    <message>
        <source>Write report</source>
        <translation>生成报告</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>CT Workflows</source>
        <translation>CT 工作流</translation>
    </message>
</context>
</TS>
