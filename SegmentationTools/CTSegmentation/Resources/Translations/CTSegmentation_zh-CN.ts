<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTSegmentation</name>
    <message>
        <source>CT Segmentation</source>
        <translation>CT 分割</translation>
    </message>
    <message>
        <source>Part of CTSuite, published under the Apache License 2.0.</source>
        <translation>CTSuite 的组成部分，按 Apache 许可证 2.0 发布。</translation>
    </message>
    <message>
        <source>Finds regions of a CT, edits, labels and evaluates them, and saves them. {link_start}Read more in the manual{link_end}.</source>
        <translation>分割 CT 中的区域，并对其编辑、标注、评价和保存。{link_start}在手册中了解更多{link_end}。</translation>
    </message>
</context>
<context>
    <name>CTSegmentationEffects.ToolEffect</name>
    <message>
        <source>What happens to the voxels that the segment has already.</source>
        <translation>该分割已有的体素如何处理。</translation>
    </message>
    <message>
        <source>Run the function on the source volume and change the chosen segment.</source>
        <translation>在源图像上运行该功能并修改选中的分割。</translation>
    </message>
    <message>
        <source>What is found</source>
        <translation>所得结果</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>CT: {title}</source>
        <translation>CT：{title}</translation>
    </message>
    <message>
        <source>Replaces the segment</source>
        <translation>替换该分割</translation>
    </message>
    <message>
        <source>Is added to the segment</source>
        <translation>加入该分割</translation>
    </message>
    <message>
        <source>Is taken from the segment</source>
        <translation>从该分割中去除</translation>
    </message>
</context>
<context>
    <name>CTSegmentationLib.DataSection</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>How strongly the segments cover the CT; their outlines stay visible.</source>
        <translation>分割覆盖在 CT 上的强度；其轮廓始终可见。</translation>
    </message>
    <message>
        <source>Show the surfaces of the segments in the 3-D view.</source>
        <translation>在三维视图中显示分割的表面。</translation>
    </message>
    <message>
        <source>The series that is segmented.</source>
        <translation>要分割的序列。</translation>
    </message>
    <message>
        <source>The segments that are shown, edited, labelled, evaluated and saved.</source>
        <translation>要显示、编辑、标注、评价和保存的分割。</translation>
    </message>
    <message>
        <source>CT</source>
        <translation>CT</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>Show in 3-D</source>
        <translation>三维显示</translation>
    </message>
</context>
<context>
    <name>CTSegmentationLib.LabelsSection</name>
    <message>
        <source>Labels by hand</source>
        <translation>手动标签</translation>
    </message>
    <message>
        <source>Choose a label of the list, or write any other text.</source>
        <translation>选择列表中的标签，或输入任意其他文字。</translation>
    </message>
    <message>
        <source>Give the chosen segment this label; two segments may have the same one.</source>
        <translation>为选中的分割设置该标签；两个分割可以有相同的标签。</translation>
    </message>
    <message>
        <source>Give the segment back the label that it had before.</source>
        <translation>恢复该分割之前的标签。</translation>
    </message>
    <message>
        <source>Shows each label beside its segment, with a line to it. Drag the end of the line to move it.</source>
        <translation>在每个分割旁显示其标签，并以引线相连。拖动引线的末端即可移动。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Set label</source>
        <translation>设置标签</translation>
    </message>
    <message>
        <source>Undo label</source>
        <translation>撤销标签</translation>
    </message>
    <message>
        <source>Show flags</source>
        <translation>显示标签旗标</translation>
    </message>
    <message>
        <source>Segment name</source>
        <translation>分割名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编码</translation>
    </message>
</context>
<context>
    <name>CTSegmentationLib.SaveSection</name>
    <message>
        <source>Saving</source>
        <translation>保存分割</translation>
    </message>
    <message>
        <source>The ending says the format: .seg.nrrd keeps names, colours and codes of the segments; .nii.gz, .nii, .mha and .nrrd keep the label values alone; .stl, .obj, .ply and .vtp are surfaces, one file for each segment; .dcm is a DICOM segmentation of the study of the CT.</source>
        <translation>扩展名决定格式：.seg.nrrd 保留分割的名称、颜色和编码；.nii.gz、.nii、.mha 和 .nrrd 只保留标签值；.stl、.obj、.ply 和 .vtp 为表面，每个分割一个文件；.dcm 为属于该 CT 检查的 DICOM 分割。</translation>
    </message>
    <message>
        <source>Choose where the file is written.</source>
        <translation>选择文件的保存位置。</translation>
    </message>
    <message>
        <source>For DICOM: folder of the images that were segmented; empty to find them in the DICOM database.</source>
        <translation>用于 DICOM：被分割图像所在的文件夹；留空则在 DICOM 数据库中查找。</translation>
    </message>
    <message>
        <source>Write the segments that are chosen above to the file.</source>
        <translation>将上方选择的分割写入文件。</translation>
    </message>
    <message>
        <source>Browse</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Folder of the series</source>
        <translation>序列文件夹</translation>
    </message>
    <message>
        <source>Save segments</source>
        <translation>保存分割</translation>
    </message>
    <message>
        <source>Saved {path}</source>
        <translation>已保存 {path}</translation>
    </message>
</context>
<context>
    <name>CTSegmentationLib.SeedsSection</name>
    <message>
        <source>Seed points</source>
        <translation>种子点</translation>
    </message>
    <message>
        <source>Click on what belongs to the region; press Esc to finish.</source>
        <translation>在属于该区域的位置点击；按 Esc 键结束。</translation>
    </message>
    <message>
        <source>Click on what does not belong to the region; press Esc to finish.</source>
        <translation>在不属于该区域的位置点击；按 Esc 键结束。</translation>
    </message>
    <message>
        <source>Delete the seed that is chosen in the table.</source>
        <translation>删除表格中选中的种子点。</translation>
    </message>
    <message>
        <source>Runs the function again whenever a seed is placed, moved or deleted, and replaces its result.</source>
        <translation>每当放置、移动或删除种子点时，重新运行该功能并替换其结果。</translation>
    </message>
    <message>
        <source>Place inside</source>
        <translation>放置内部种子点</translation>
    </message>
    <message>
        <source>Place outside</source>
        <translation>放置外部种子点</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Result follows the seeds</source>
        <translation>结果随种子点更新</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>outside</source>
        <translation>外部</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子点</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>侧别</translation>
    </message>
    <message>
        <source>L, P, S (mm)</source>
        <translation>L, P, S (mm)</translation>
    </message>
    <message>
        <source>CT number</source>
        <translation>CT 值</translation>
    </message>
    <message>
        <source>outside the CT</source>
        <translation>在 CT 之外</translation>
    </message>
</context>
<context>
    <name>CTSegmentationLib.SegmentationPanel</name>
    <message>
        <source>Show quickly what the function finds in the slices around the one shown.</source>
        <translation>快速显示该功能在当前层面附近各层面中得到的结果。</translation>
    </message>
    <message>
        <source>Paint, erase, draw and cut with the mouse in the Segment Editor of Slicer.</source>
        <translation>在 Slicer 的分割编辑器中用鼠标涂抹、擦除、勾画和裁剪。</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Labels found automatically</source>
        <translation>自动识别的标签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>分割评价</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Open Segment Editor</source>
        <translation>打开分割编辑器</translation>
    </message>
    <message>
        <source>By hand: what is added or removed is decided by the operator. Every voxel can be reached.</source>
        <translation>手动：添加或去除的内容由操作者决定。每个体素均可编辑。</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑功能</translation>
    </message>
    <message>
        <source>Evaluate</source>
        <translation>评价</translation>
    </message>
</context>
</TS>
