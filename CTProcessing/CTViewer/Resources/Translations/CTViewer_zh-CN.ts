<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTViewer</name>
    <message>
        <source>CT Viewer</source>
        <translation>CT 查看器</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Shows a CT: window and level, planes and slabs, centrelines and curved reformations, surfaces and volume rendering. {link_start}Read more in the manual{link_end}.</source>
        <translation>显示 CT：窗宽窗位、平面与厚层、中心线与曲面重建、表面及体绘制。{link_start}详见手册{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTViewerLib.PlanesSection</name>
    <message>
        <source>Planes and slabs</source>
        <translation>平面与厚层</translation>
    </message>
    <message>
        <source>Which views are shown beside each other.</source>
        <translation>并排显示哪些视图。</translation>
    </message>
    <message>
        <source>Thickness of the slab that each view shows; 0 shows thin slices.</source>
        <translation>每个视图所显示厚层的厚度；0 表示显示薄层。</translation>
    </message>
    <message>
        <source>What is shown of the values across the slab.</source>
        <translation>显示厚层内数值的哪一种投影。</translation>
    </message>
    <message>
        <source>Drag the lines to move the planes, and the handles at their ends to turn them (oblique and double-oblique planes).</source>
        <translation>拖动线条可移动平面，拖动其两端的手柄可旋转平面（斜面和双斜面）。</translation>
    </message>
    <message>
        <source>Zoom, window and volumes change in all slice views together.</source>
        <translation>所有切片视图的缩放、窗和体数据一起变化。</translation>
    </message>
    <message>
        <source>Turn the planes back to axial, coronal and sagittal, and show thin slices.</source>
        <translation>将平面恢复为轴位、冠状位和矢状位，并显示薄层。</translation>
    </message>
    <message>
        <source>The view in which the lines of the two other planes turn.</source>
        <translation>另外两个平面的线在其中旋转的视图。</translation>
    </message>
    <message>
        <source>Angle, clockwise as the view is seen.</source>
        <translation>角度，以所见视图的顺时针方向为正。</translation>
    </message>
    <message>
        <source>Turn the two other planes; a second turn in another view makes them double-oblique.</source>
        <translation>旋转另外两个平面；在另一视图中再次旋转即成为双斜面。</translation>
    </message>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>Slab thickness</source>
        <translation>厚层厚度</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>Show where the planes cut each other</source>
        <translation>显示平面相交线</translation>
    </message>
    <message>
        <source>Link the views</source>
        <translation>联动视图</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Reset planes</source>
        <translation>重置平面</translation>
    </message>
    <message>
        <source>Turn planes</source>
        <translation>旋转平面</translation>
    </message>
    <message>
        <source>Three planes and 3-D</source>
        <translation>三个平面和三维</translation>
    </message>
    <message>
        <source>Large 3-D above three planes</source>
        <translation>上方大三维，下方三个平面</translation>
    </message>
    <message>
        <source>Curved plane and 3-D</source>
        <translation>曲面和三维</translation>
    </message>
    <message>
        <source>3-D only</source>
        <translation>仅三维</translation>
    </message>
</context>
<context>
    <name>CTViewerLib.RenderingSection</name>
    <message>
        <source>Volume rendering</source>
        <translation>体绘制</translation>
    </message>
    <message>
        <source>Segments that get a colour and an opacity of their own.</source>
        <translation>具有各自颜色和不透明度的分割。</translation>
    </message>
    <message>
        <source>Draw the volume in the 3-D view. Nothing else in the scene is changed.</source>
        <translation>在三维视图中绘制体数据。场景中的其他内容不变。</translation>
    </message>
    <message>
        <source>What is to be seen, by purpose.</source>
        <translation>按用途选择要显示的内容。</translation>
    </message>
    <message>
        <source>Drag the handles of the box in the views.</source>
        <translation>在视图中拖动裁剪框的手柄。</translation>
    </message>
    <message>
        <source>Draw hollows and what lies behind something darker in every 3-D view, which shows depth; nothing is moved or hidden.</source>
        <translation>在所有三维视图中把凹处和被遮挡的部分画得更暗，以显示深度；不移动也不隐藏任何内容。</translation>
    </message>
    <message>
        <source>Take the last change of the rendering back.</source>
        <translation>撤销对绘制的上一次改动。</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Show in 3-D</source>
        <translation>三维显示</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Moves the look along the CT numbers.</source>
        <translation>沿 CT 值移动外观。</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Opacity of what belongs to no segment.</source>
        <translation>不属于任何分割的部分的不透明度。</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>其余部分</translation>
    </message>
    <message>
        <source>Crop with a box</source>
        <translation>用框裁剪</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Cropping box</source>
        <translation>裁剪框</translation>
    </message>
</context>
<context>
    <name>CTViewerLib.SegmentRows</name>
    <message>
        <source>Colour of the segment in the rendering.</source>
        <translation>分割在绘制中的颜色。</translation>
    </message>
    <message>
        <source>Opacity of the segment in the rendering; 0 hides it.</source>
        <translation>分割在绘制中的不透明度；0 表示隐藏。</translation>
    </message>
</context>
<context>
    <name>CTViewerLib.ViewerPanel</name>
    <message>
        <source>Functions</source>
        <translation>功能</translation>
    </message>
</context>
<context>
    <name>CTViewerLib.WindowSection</name>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>The volume that is looked at and that the functions start from.</source>
        <translation>正在查看的体数据，也是各功能的输入。</translation>
    </message>
    <message>
        <source>Window for a body part, or one that the series brings.</source>
        <translation>某一身体部位的窗，或序列自带的窗。</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>体数据</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>CT number shown in middle grey.</source>
        <translation>以中间灰度显示的 CT 值。</translation>
    </message>
    <message>
        <source>Range of CT numbers from black to white.</source>
        <translation>从黑到白的 CT 值范围。</translation>
    </message>
    <message>
        <source>CT numbers up to this one are black.</source>
        <translation>不高于该值的 CT 值显示为黑色。</translation>
    </message>
    <message>
        <source>CT numbers from this one on are white.</source>
        <translation>不低于该值的 CT 值显示为白色。</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>黑</translation>
    </message>
    <message>
        <source>White</source>
        <translation>白</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>from the series: {name}</source>
        <translation>来自序列：{name}</translation>
    </message>
</context>
</TS>
