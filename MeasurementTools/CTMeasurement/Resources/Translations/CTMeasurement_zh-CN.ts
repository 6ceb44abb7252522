<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTMeasurement</name>
    <message>
        <source>CT Measurement</source>
        <translation>CT 测量</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Measures lengths, angles, regions and vessels on a CT, and says how sure each value is. {link_start}Read more in the manual{link_end}.</source>
        <translation>测量 CT 上的长度、角度、区域和血管，并给出每个值的不确定度。{link_start}详见手册{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTMeasurementLib.DataSection</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>The image that is measured. A point that is clicked on another image in a view belongs to that one.</source>
        <translation>被测量的图像。在视图中点击另一图像时，该点属于那个图像。</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>Points in 3-D</source>
        <translation>三维视图中的点</translation>
    </message>
    <message>
        <source>Exactly under the pointer</source>
        <translation>正好在指针之下</translation>
    </message>
    <message>
        <source>On the nearest vertex of the surface</source>
        <translation>在表面最近的顶点上</translation>
    </message>
</context>
<context>
    <name>CTMeasurementLib.MeasurementPanel</name>
    <message>
        <source>Segments, surfaces and vessels</source>
        <translation>分段、表面和血管</translation>
    </message>
</context>
<context>
    <name>CTMeasurementLib.PlaceSection</name>
    <message>
        <source>Measure with points</source>
        <translation>用点测量</translation>
    </message>
    <message>
        <source>After each measurement the next one of the same kind follows, until Esc.</source>
        <translation>每次测量完成后继续同类的下一次测量，直到按 Esc。</translation>
    </message>
    <message>
        <source>End placing. A measurement that is not complete is taken away.</source>
        <translation>结束放置。未完成的测量会被去掉。</translation>
    </message>
    <message>
        <source>Place several</source>
        <translation>连续放置</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Press a button, then click the points in a view.</source>
        <translation>按一个按钮，然后在视图中点击各点。</translation>
    </message>
    <message>
        <source>Choose a CT first.</source>
        <translation>请先选择 CT。</translation>
    </message>
    <message>
        <source>{title}: {points} Esc ends placing.</source>
        <translation>{title}：{points}按 Esc 结束放置。</translation>
    </message>
    <message>
        <source>Unit: {unit}</source>
        <translation>单位：{unit}</translation>
    </message>
    <message>
        <source>Formula: {formula}</source>
        <translation>公式：{formula}</translation>
    </message>
    <message>
        <source>Not in an image along a curve: a straight line in it is none in the patient, so that its length, angle or area would be wrong. Use a measurement for curved images.</source>
        <translation>不能用于沿曲线的图像：图中的直线在患者体内并不是直线，其长度、角度或面积会是错的。请使用曲面图像的测量。</translation>
    </message>
    <message>
        <source>Points: {rule}</source>
        <translation>点：{rule}</translation>
    </message>
    <message>
        <source>Only in an image along a curve.</source>
        <translation>只能用于沿曲线的图像。</translation>
    </message>
</context>
<context>
    <name>CTMeasurementLib.ResultsSection</name>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Show only rows with this text</source>
        <translation>只显示含有此文字的行</translation>
    </message>
    <message>
        <source>Uncertainty and details</source>
        <translation>不确定度和详情</translation>
    </message>
    <message>
        <source>The table was copied.</source>
        <translation>表格已复制。</translation>
    </message>
    <message>
        <source>Jump to</source>
        <translation>跳转</translation>
    </message>
    <message>
        <source>Centre the slice views on the measurement.</source>
        <translation>使切片视图以该测量为中心。</translation>
    </message>
    <message>
        <source>Show / hide</source>
        <translation>显示 / 隐藏</translation>
    </message>
    <message>
        <source>Hide graphic and value together, or show both.</source>
        <translation>图形和数值一起隐藏，或一起显示。</translation>
    </message>
    <message>
        <source>Lock / unlock</source>
        <translation>锁定 / 解锁</translation>
    </message>
    <message>
        <source>Protect the points from being moved.</source>
        <translation>防止点被移动。</translation>
    </message>
    <message>
        <source>Add points</source>
        <translation>添加点</translation>
    </message>
    <message>
        <source>Place more points at the end of the curve.</source>
        <translation>在曲线末端放置更多的点。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the chosen measurements.</source>
        <translation>删除所选的测量。</translation>
    </message>
    <message>
        <source>Undo delete</source>
        <translation>撤销删除</translation>
    </message>
    <message>
        <source>Bring back what was deleted last.</source>
        <translation>恢复最近删除的测量。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the rows that are shown, for a spreadsheet.</source>
        <translation>复制显示的行，供电子表格使用。</translation>
    </message>
</context>
<context>
    <name>CTMeasurementLib.ResultsTable</name>
    <message>
        <source>Click a head to sort; double-click a name to change it.</source>
        <translation>点击表头排序；双击名称可修改。</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>U (k = 2)</source>
        <translation>U (k = 2)</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>已隐藏</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
</context>
</TS>
