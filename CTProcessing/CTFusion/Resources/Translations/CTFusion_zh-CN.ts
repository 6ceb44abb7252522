<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTFusion</name>
    <message>
        <source>CT Fusion</source>
        <translation>CT 融合</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Brings two images together: registration, adjusting by hand, and showing both at once. {link_start}Read more in the manual{link_end}.</source>
        <translation>将两幅图像对齐并融合：配准、手动调整、同时显示。{link_start}详见手册{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTFusionLib.AdjustSection</name>
    <message>
        <source>Keep the change. The sliders go back to the middle.</source>
        <translation>保留该改动。滑块回到中间位置。</translation>
    </message>
    <message>
        <source>Take the last change back.</source>
        <translation>撤销上一次改动。</translation>
    </message>
    <message>
        <source>Make the change again that was taken back.</source>
        <translation>重做已撤销的改动。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
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
<context>
    <name>CTFusionLib.FusionPanel</name>
    <message>
        <source>Registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>Comparing pictures</source>
        <translation>对比图</translation>
    </message>
</context>
<context>
    <name>CTFusionLib.ImagesSection</name>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>How much of the moving image is seen over the fixed one.</source>
        <translation>浮动图像叠加在固定图像上的可见程度。</translation>
    </message>
    <message>
        <source>Colours of the moving image.</source>
        <translation>浮动图像的颜色。</translation>
    </message>
    <message>
        <source>How the values of both images are put together.</source>
        <translation>两幅图像的数值如何组合。</translation>
    </message>
    <message>
        <source>The image that stays where it is.</source>
        <translation>保持不动的图像。</translation>
    </message>
    <message>
        <source>The image that is brought onto the fixed one.</source>
        <translation>被配准到固定图像上的图像。</translation>
    </message>
    <message>
        <source>Fixed image</source>
        <translation>固定图像</translation>
    </message>
    <message>
        <source>Moving image</source>
        <translation>浮动图像</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>blended</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>added</source>
        <translation>相加</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>并排</translation>
    </message>
</context>
</TS>
