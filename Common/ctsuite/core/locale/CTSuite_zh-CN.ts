<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CTSuite</name>
    <message>
        <source>Window and level</source>
        <translation>窗宽窗位调节</translation>
    </message>
    <message>
        <source>Sets which CT numbers are shown from black to white, by a linear map.</source>
        <translation>以线性变换设置从黑到白显示哪些 CT 值。</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>What lies outside the window is plain black or white: a finding there cannot be seen. Look at each region with the window made for it.</source>
        <translation>窗以外的内容为全黑或全白：其中的病变不可见。请用为各区域设计的窗观察相应区域。</translation>
    </message>
    <message>
        <source>The CT to show.</source>
        <translation>要显示的 CT。</translation>
    </message>
    <message>
        <source>Display image</source>
        <translation>显示图像</translation>
    </message>
    <message>
        <source>Grey levels 0 to 255 of the display.</source>
        <translation>显示的灰度值，0 至 255。</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Window for a body part. Choose 'custom' to give centre and width yourself.</source>
        <translation>某个身体部位的窗。选择“自定义”可自行给出窗位和窗宽。</translation>
    </message>
    <message>
        <source>custom</source>
        <translation>自定义</translation>
    </message>
    <message>
        <source>from the series</source>
        <translation>取自序列</translation>
    </message>
    <message>
        <source>abdomen</source>
        <translation>腹部</translation>
    </message>
    <message>
        <source>bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>brain</source>
        <translation>脑</translation>
    </message>
    <message>
        <source>CT angiography</source>
        <translation>CT 血管造影</translation>
    </message>
    <message>
        <source>liver</source>
        <translation>肝</translation>
    </message>
    <message>
        <source>lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>mediastinum</source>
        <translation>纵隔</translation>
    </message>
    <message>
        <source>soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>spine</source>
        <translation>脊柱</translation>
    </message>
    <message>
        <source>stroke</source>
        <translation>脑卒中</translation>
    </message>
    <message>
        <source>temporal bone</source>
        <translation>颞骨</translation>
    </message>
    <message>
        <source>Centre</source>
        <translation>窗位</translation>
    </message>
    <message>
        <source>CT number shown in middle grey. Counts where the preset is 'custom'.</source>
        <translation>以中间灰度显示的 CT 值。仅在预设为“自定义”时有效。</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>窗宽</translation>
    </message>
    <message>
        <source>Range of CT numbers from black to white. Counts where the preset is 'custom'.</source>
        <translation>从黑到白的 CT 值范围。仅在预设为“自定义”时有效。</translation>
    </message>
    <message>
        <source>Window of the series</source>
        <translation>序列的窗</translation>
    </message>
    <message>
        <source>Which of the windows that the series brings. Counts where the preset is 'from the series'.</source>
        <translation>使用序列自带的第几个窗。仅当预设为“来自序列”时有效。</translation>
    </message>
    <message>
        <source>Isotropic resampling</source>
        <translation>各向同性重采样</translation>
    </message>
    <message>
        <source>Gives a volume cubic voxels, as fine as the finest spacing of the series.</source>
        <translation>使体数据的体素成为立方体，与序列的最小间距一样细。</translation>
    </message>
    <message>
        <source>Reconstruction</source>
        <translation>重建</translation>
    </message>
    <message>
        <source>Resampling adds no detail: between thick slices, structures are guessed from their neighbours. A volume from 5 mm slices stays blurred along the body however fine its voxels are.</source>
        <translation>重采样不会增加细节：在厚层之间，结构由相邻层面推测。由 5 mm 层面得到的体数据，无论体素多细，沿身体方向仍然模糊。</translation>
    </message>
    <message>
        <source>The volume to resample.</source>
        <translation>要重采样的体数据。</translation>
    </message>
    <message>
        <source>Isotropic volume</source>
        <translation>各向同性体数据</translation>
    </message>
    <message>
        <source>The volume with the same spacing along all axes.</source>
        <translation>各轴间距相同的体数据。</translation>
    </message>
    <message>
        <source>Spacing</source>
        <translation>间距</translation>
    </message>
    <message>
        <source>Edge length of the new voxels; 0 takes the finest spacing of the series.</source>
        <translation>新体素的边长；0 表示取序列的最小间距。</translation>
    </message>
    <message>
        <source>Interpolation</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>How values between voxels are found. Linear never overshoots; cubic and Lanczos keep more detail.</source>
        <translation>如何得出体素之间的数值。线性插值不会过冲；三次和 Lanczos 插值保留更多细节。</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>cubic</source>
        <translation>三次</translation>
    </message>
    <message>
        <source>Lanczos</source>
        <translation>Lanczos</translation>
    </message>
    <message>
        <source>Surface reconstruction</source>
        <translation>表面重建</translation>
    </message>
    <message>
        <source>Makes a closed surface of a segment, and says whether and how far it differs from the segment.</source>
        <translation>由分割区域生成封闭表面，并说明表面与区域是否不一致以及相差多少。</translation>
    </message>
    <message>
        <source>The surface shows the segment, right or wrong. Smoothing, hole filling and decimation move it away from the segment; read the distances before you measure on it or print it.</source>
        <translation>表面显示的是分割区域，无论其正确与否。平滑、孔洞填充和网格简化会使表面偏离区域；在其上测量或将其打印之前，请查看偏离的距离。</translation>
    </message>
    <message>
        <source>Segmentation</source>
        <translation>区域分割</translation>
    </message>
    <message>
        <source>The segment to make a surface of.</source>
        <translation>要生成表面的区域。</translation>
    </message>
    <message>
        <source>The image that was segmented; it puts the surface between voxels.</source>
        <translation>用于分割的图像；它使表面位于体素之间。</translation>
    </message>
    <message>
        <source>Surface</source>
        <translation>表面</translation>
    </message>
    <message>
        <source>The closed surface.</source>
        <translation>封闭表面。</translation>
    </message>
    <message>
        <source>Surface correspondence</source>
        <translation>表面对应性</translation>
    </message>
    <message>
        <source>Whether the surface corresponds to the segment, and how far it is off.</source>
        <translation>表面是否与区域对应，以及偏离多少。</translation>
    </message>
    <message>
        <source>Segment</source>
        <translation>分割区域</translation>
    </message>
    <message>
        <source>Name of the segment to work on; empty for every segment.</source>
        <translation>要处理的分割区域的名称；留空表示所有区域。</translation>
    </message>
    <message>
        <source>Smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Smooths the surface; 0 leaves it as it is. A smoothed surface differs from the segment.</source>
        <translation>使表面平滑；0 表示保持不变。平滑后的表面与区域不一致。</translation>
    </message>
    <message>
        <source>Fill holes</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Closes hollows that lie wholly inside. A filled surface differs from the segment.</source>
        <translation>封闭完全位于内部的空洞。填充后的表面与区域不一致。</translation>
    </message>
    <message>
        <source>Decimation</source>
        <translation>网格简化</translation>
    </message>
    <message>
        <source>Share of the triangles that is saved; 0 keeps all. A decimated surface is off the segment.</source>
        <translation>减少的三角形比例；0 表示全部保留。简化后的表面偏离区域。</translation>
    </message>
    <message>
        <source>For planning</source>
        <translation>用于制定计划</translation>
    </message>
    <message>
        <source>Refuses a segment on a resampled grid that is coarser than the finest spacing of the series.</source>
        <translation>若分割区域所在的重采样网格粗于序列的最小间距，则拒绝处理。</translation>
    </message>
    <message>
        <source>Slab projection (MIP)</source>
        <translation>层块投影 (MIP)</translation>
    </message>
    <message>
        <source>Shows the highest, lowest or mean value, or the ray sum, across a slab of the volume.</source>
        <translation>显示体数据某一层块厚度方向上的最大值、最小值、平均值或射线总和。</translation>
    </message>
    <message>
        <source>A projection has no depth: structures that lie behind each other are drawn on top of each other, and lengths across the slab are lost. Dense structures hide what lies behind or before them.</source>
        <translation>投影没有深度：前后排列的结构会重叠绘制，层块厚度方向的长度丢失。致密结构会遮挡其前方或后方的内容。</translation>
    </message>
    <message>
        <source>The volume to project.</source>
        <translation>要投影的体数据。</translation>
    </message>
    <message>
        <source>Projection</source>
        <translation>投影</translation>
    </message>
    <message>
        <source>One slice with the values of the projection.</source>
        <translation>包含投影值的一个层面。</translation>
    </message>
    <message>
        <source>Plane</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Plane of the picture; the slab lies across it.</source>
        <translation>图像平面；层块与其垂直。</translation>
    </message>
    <message>
        <source>axial</source>
        <translation>横断面</translation>
    </message>
    <message>
        <source>coronal</source>
        <translation>冠状面</translation>
    </message>
    <message>
        <source>sagittal</source>
        <translation>矢状面</translation>
    </message>
    <message>
        <source>What is shown of the values across the slab: the highest (MIP), the lowest (MinIP), the mean, or their ray sum in mm of water.</source>
        <translation>层块厚度方向上显示哪个值：最大值（MIP）、最小值（MinIP）、平均值，或以水的毫米厚度表示的射线总和。</translation>
    </message>
    <message>
        <source>maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>ray sum</source>
        <translation>射线总和</translation>
    </message>
    <message>
        <source>Slab thickness</source>
        <translation>层块厚度</translation>
    </message>
    <message>
        <source>Thickness of the slab.</source>
        <translation>层块的厚度。</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Middle of the slab, from the first to the last slice.</source>
        <translation>层块的中部，从第一层到最后一层。</translation>
    </message>
    <message>
        <source>Whole volume</source>
        <translation>整个体数据</translation>
    </message>
    <message>
        <source>Projects the whole volume; thickness and position are not used then.</source>
        <translation>投影整个体数据；此时不使用厚度和位置。</translation>
    </message>
    <message>
        <source>Multiplanar reformation (MPR)</source>
        <translation>多平面重组 (MPR)</translation>
    </message>
    <message>
        <source>Cuts a plane or slab out of the volume at any position and rotation.</source>
        <translation>在任意位置和旋转角度从体数据中切出一个平面或层块。</translation>
    </message>
    <message>
        <source>Between thick slices the values are interpolated, so fine structures across the slices look smoother than they are. The plane shows nothing of what lies before or behind it; a slab has no depth.</source>
        <translation>厚层之间的值由插值得到，因此跨层的细小结构看起来比实际更平滑。平面不显示其前后的内容；层块没有深度信息。</translation>
    </message>
    <message>
        <source>The volume to cut.</source>
        <translation>要切割的体数据。</translation>
    </message>
    <message>
        <source>One slice at the place of the plane.</source>
        <translation>位于该平面位置的一个层面。</translation>
    </message>
    <message>
        <source>Plane to start from.</source>
        <translation>起始平面。</translation>
    </message>
    <message>
        <source>Where the plane lies across the volume, from end to end.</source>
        <translation>平面在体数据中的位置，从一端到另一端。</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>转动</translation>
    </message>
    <message>
        <source>Rotation of the plane about the vertical line of the picture.</source>
        <translation>平面绕图像竖直线的旋转。</translation>
    </message>
    <message>
        <source>Tilt</source>
        <translation>倾斜</translation>
    </message>
    <message>
        <source>Rotation of the plane about the horizontal line of the picture, after the turn.</source>
        <translation>先转动之后，平面绕图像水平线的旋转。</translation>
    </message>
    <message>
        <source>Thickness of the slab around the plane; 0 for the plane alone.</source>
        <translation>以平面为中心的层块厚度；0 表示仅平面本身。</translation>
    </message>
    <message>
        <source>Pixel size</source>
        <translation>像素大小</translation>
    </message>
    <message>
        <source>Edge length of a pixel; 0 takes the finest spacing of the series.</source>
        <translation>像素的边长；0 表示取序列的最小间距。</translation>
    </message>
    <message>
        <source>How values between voxels are found. Linear never overshoots; cubic keeps more detail.</source>
        <translation>如何得出体素之间的数值。线性插值不会过冲；三次插值保留更多细节。</translation>
    </message>
    <message>
        <source>Stack of reformatted planes</source>
        <translation>重组平面组</translation>
    </message>
    <message>
        <source>Cuts parallel planes or slabs at an even distance, which can be kept as a DICOM series.</source>
        <translation>按相等间距切出平行的平面或层块，可保存为 DICOM 序列。</translation>
    </message>
    <message>
        <source>The stack holds no more detail than the series: between thick slices its values are interpolated. Planes further apart than they are thick leave gaps in which a finding cannot be seen.</source>
        <translation>平面组不会比原序列包含更多细节：厚层之间的值由插值得到。平面间距大于其厚度时会留下间隙，间隙中的病变无法看到。</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>平面组</translation>
    </message>
    <message>
        <source>The planes as slices of a volume.</source>
        <translation>作为体数据各层的平面。</translation>
    </message>
    <message>
        <source>Distance of planes</source>
        <translation>平面间距</translation>
    </message>
    <message>
        <source>Distance from plane to plane; 0 takes the slab thickness, or the pixel size for thin planes.</source>
        <translation>相邻平面之间的距离；0 取层块厚度，薄平面则取像素大小。</translation>
    </message>
    <message>
        <source>Number of planes</source>
        <translation>平面数量</translation>
    </message>
    <message>
        <source>How many planes, around the position; 0 takes as many as cross the volume.</source>
        <translation>以该位置为中心的平面数量；0 表示覆盖整个体数据。</translation>
    </message>
    <message>
        <source>Centreline</source>
        <translation>中心线</translation>
    </message>
    <message>
        <source>Finds the middle of a vessel or airway, with its radius, in a segment or between points.</source>
        <translation>在分割区域中或在点之间求出血管或气道的中心线及其半径。</translation>
    </message>
    <message>
        <source>The line follows what was segmented or what looks like the lumen at the points, and may leave the vessel where another structure as bright touches it, or at an occlusion. Calcium counts as wall. Look at the line along its whole course before you measure on it.</source>
        <translation>中心线沿着被分割的区域，或沿着与点所在管腔相似的区域走行；在同样亮的其他结构与其接触处或闭塞处，它可能离开血管。钙化按管壁计。在其上测量之前，请沿全程检查该线。</translation>
    </message>
    <message>
        <source>The vessel or airway as a segment.</source>
        <translation>作为分割区域的血管或气道。</translation>
    </message>
    <message>
        <source>The image; it shows the lumen around the points, or puts the wall of a segment between voxels.</source>
        <translation>图像；用于显示点周围的管腔，或将分割区域的管壁定位到体素之间。</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Points in the lumen, from one end to the other; at least two where no segment is given.</source>
        <translation>管腔内的点，从一端到另一端；未给出分割时至少需要两个。</translation>
    </message>
    <message>
        <source>The line with its radius, editable as a markups curve.</source>
        <translation>带半径的中心线，可作为标记曲线编辑。</translation>
    </message>
    <message>
        <source>Length and radius</source>
        <translation>长度和半径</translation>
    </message>
    <message>
        <source>Length, radius, and what limits them.</source>
        <translation>长度、半径及其限制。</translation>
    </message>
    <message>
        <source>Name of the segment to follow; empty for all segments together.</source>
        <translation>要跟踪的分割区域的名称；留空表示所有区域合在一起。</translation>
    </message>
    <message>
        <source>Lumen</source>
        <translation>管腔</translation>
    </message>
    <message>
        <source>What the points lie in, where no segment is given: a vessel with contrast medium or an airway.</source>
        <translation>未给出分割时点所在之处：充盈对比剂的血管或气道。</translation>
    </message>
    <message>
        <source>vessel with contrast</source>
        <translation>充盈对比剂的血管</translation>
    </message>
    <message>
        <source>airway</source>
        <translation>气道</translation>
    </message>
    <message>
        <source>Distance of points</source>
        <translation>点间距</translation>
    </message>
    <message>
        <source>Way along the line from point to point.</source>
        <translation>沿线从点到点的距离。</translation>
    </message>
    <message>
        <source>Windings shorter than this are smoothed away; 0 takes one and a half diameters.</source>
        <translation>短于该值的弯曲被平滑掉；0 表示取直径的一倍半。</translation>
    </message>
    <message>
        <source>Branch tree</source>
        <translation>分支树</translation>
    </message>
    <message>
        <source>Finds the middle of every branch of a vessel or airway tree, with radius and bifurcations.</source>
        <translation>求出血管树或气道树每一分支的中心线，以及半径和分叉。</translation>
    </message>
    <message>
        <source>Where segmented branches touch each other, or close a ring, the tree is not that of the vessels. Branches that the segment lacks are missing, and bulges of its wall can look like branches. Compare the tree with the image.</source>
        <translation>分割出的分支相互接触或闭合成环时，所得的树并非血管的真实分支。分割中没有的分支会缺失，管壁的隆起可能看起来像分支。请将分支树与图像对照。</translation>
    </message>
    <message>
        <source>The vessel or airway tree as a segment.</source>
        <translation>作为分割区域的血管树或气道树。</translation>
    </message>
    <message>
        <source>The image that was segmented; it puts the wall between voxels.</source>
        <translation>被分割的图像；用于将管壁定位到体素之间。</translation>
    </message>
    <message>
        <source>Root</source>
        <translation>根部</translation>
    </message>
    <message>
        <source>The first point is where the tree begins.</source>
        <translation>第一个点是树的起点。</translation>
    </message>
    <message>
        <source>Branches</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>One line with its radius for each branch.</source>
        <translation>每一分支一条带半径的线。</translation>
    </message>
    <message>
        <source>Branch values</source>
        <translation>分支数值</translation>
    </message>
    <message>
        <source>Length, radius, origin and generation of each branch.</source>
        <translation>每一分支的长度、半径、来源和级别。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What limits the result.</source>
        <translation>结果的限制。</translation>
    </message>
    <message>
        <source>Shortest branch</source>
        <translation>最短分支</translation>
    </message>
    <message>
        <source>What protrudes less from the branch it comes from is not taken as a branch.</source>
        <translation>从所来源的分支突出不足该长度的部分不作为分支。</translation>
    </message>
    <message>
        <source>Curved planar reformation (CPR)</source>
        <translation>曲面重建（CPR）</translation>
    </message>
    <message>
        <source>Draws a vessel, an airway or the spine along its course in one picture.</source>
        <translation>沿血管、气道或脊柱的走行将其绘制在一幅图像中。</translation>
    </message>
    <message>
        <source>The picture is bent: in a straightened one, lengths hold on the axis only, and beside it the same length on screen may be shorter or longer in the patient. Angles and shapes are not true. A narrowing may be an effect of a curve that leaves the vessel: look at several rotations and at the axial slices.</source>
        <translation>图像是弯曲展开的：在拉直图像中，长度仅在轴线上成立，轴线旁屏幕上相同的长度在患者体内可能更短或更长。角度和形状不真实。狭窄可能是曲线偏离血管造成的：请观察多个旋转角度和轴位层面。</translation>
    </message>
    <message>
        <source>Curve</source>
        <translation>曲线</translation>
    </message>
    <message>
        <source>The line to draw straight, such as a centreline or points placed by hand.</source>
        <translation>要拉直的线，例如中心线或手动放置的点。</translation>
    </message>
    <message>
        <source>Curved picture</source>
        <translation>曲面图像</translation>
    </message>
    <message>
        <source>One slice along the curve.</source>
        <translation>沿曲线的一层图像。</translation>
    </message>
    <message>
        <source>Doubtful parts</source>
        <translation>存疑部分</translation>
    </message>
    <message>
        <source>Where space is folded, a point is shown in several places, or nothing was scanned.</source>
        <translation>空间发生折叠、同一点显示在多处或未扫描到的区域。</translation>
    </message>
    <message>
        <source>Curved reformation</source>
        <translation>曲面重建</translation>
    </message>
    <message>
        <source>Length of the curve, how true lengths are, and which side is which.</source>
        <translation>曲线长度、长度的真实程度以及各侧的方位。</translation>
    </message>
    <message>
        <source>What is shown across the curve, both sides together.</source>
        <translation>垂直于曲线显示的范围，两侧合计。</translation>
    </message>
    <message>
        <source>Rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Rotation about the curve; at 0 the right side shows the patient's left at the start.</source>
        <translation>绕曲线的旋转；为 0 时，图像右侧在起点处为患者左侧。</translation>
    </message>
    <message>
        <source>Smoothing of the curve</source>
        <translation>曲线平滑</translation>
    </message>
    <message>
        <source>Half of a sway of this wavelength is smoothed away; 0 goes through every point.</source>
        <translation>该波长的摆动有一半被平滑掉；0 表示通过每个点。</translation>
    </message>
    <message>
        <source>From the other end</source>
        <translation>从另一端开始</translation>
    </message>
    <message>
        <source>Shows the end of the curve at the top instead of its start.</source>
        <translation>在顶部显示曲线的终点而不是起点。</translation>
    </message>
    <message>
        <source>Allow parts outside</source>
        <translation>允许部分在体数据之外</translation>
    </message>
    <message>
        <source>Accepts a curve that leaves the volume; the parts outside are shown as air and marked as doubtful.</source>
        <translation>接受离开体数据的曲线；体数据之外的部分显示为空气，并标记为存疑。</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Straightened: the curve becomes a straight line. Stretched: the surface through the curve is laid flat, and lengths on it hold.</source>
        <translation>拉直：曲线变为直线。展开：将通过曲线的曲面展平，其上的长度成立。</translation>
    </message>
    <message>
        <source>straightened</source>
        <translation>拉直</translation>
    </message>
    <message>
        <source>stretched</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>Thickness of the slab around the surface; 0 for the surface alone.</source>
        <translation>曲面周围层块的厚度；0 表示仅曲面本身。</translation>
    </message>
    <message>
        <source>What is shown of the values across the slab: the highest (MIP), the lowest (MinIP) or the mean.</source>
        <translation>层块内显示的数值：最大值（MIP）、最小值（MinIP）或平均值。</translation>
    </message>
    <message>
        <source>Straightened volume</source>
        <translation>拉直体数据</translation>
    </message>
    <message>
        <source>Makes a volume of the cross-sections of a vessel, in which its course is straight.</source>
        <translation>由血管的横截面生成体数据，其中血管走行为直线。</translation>
    </message>
    <message>
        <source>The volume is bent: lengths hold on the axis and within one cross-section only. Volumes and surfaces measured in it are not those of the patient.</source>
        <translation>体数据是弯曲展开的：长度仅在轴线上和同一横截面内成立。在其中测得的体积和面积不是患者的真实值。</translation>
    </message>
    <message>
        <source>The cross-sections as slices of a volume.</source>
        <translation>作为体数据层面的横截面。</translation>
    </message>
    <message>
        <source>Curved slab</source>
        <translation>曲面层块</translation>
    </message>
    <message>
        <source>Draws a slab along a curve in a plane, laid flat, such as the row of teeth.</source>
        <translation>沿平面内的曲线（例如牙列）绘制并展平层块。</translation>
    </message>
    <message>
        <source>The picture is bent. Lengths on the surface itself hold; what the slab projects from beside it is drawn longer or shorter than it is, and angles and sides are those of the picture only.</source>
        <translation>该图像经过弯曲展开。曲面本身上的长度成立；层块从曲面旁投影的内容会比实际更长或更短，角度和方位仅对图像有效。</translation>
    </message>
    <message>
        <source>Points placed in one plane along the structure.</source>
        <translation>沿结构在同一平面内放置的点。</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>What is shown along the normal of the curve's plane, in all.</source>
        <translation>沿曲线所在平面法线方向显示的总范围。</translation>
    </message>
    <message>
        <source>Thickness of the slab across the curve; 0 for the surface alone.</source>
        <translation>横跨曲线的层块厚度；0 表示仅曲面本身。</translation>
    </message>
    <message>
        <source>Rigid registration</source>
        <translation>刚性配准</translation>
    </message>
    <message>
        <source>Turns and shifts a CT, MR or PET image so that it lies on another one of the same patient.</source>
        <translation>旋转和平移 CT、MR 或 PET 影像，使其与同一患者的另一影像重合。</translation>
    </message>
    <message>
        <source>Registration</source>
        <translation>配准</translation>
    </message>
    <message>
        <source>The images may be of two patients, or of parts that moved against each other: that is not noticed. Check the result with checkerboard and landmarks before you use it.</source>
        <translation>不会察觉影像是否来自两名患者，或各部分之间是否相对移动。使用前请用棋盘格和标志点检查结果。</translation>
    </message>
    <message>
        <source>Rigid.</source>
        <translation>刚性配准。</translation>
    </message>
    <message>
        <source>Fixed image</source>
        <translation>固定影像</translation>
    </message>
    <message>
        <source>The CT, MR or PET image that stays where it is.</source>
        <translation>保持不动的 CT、MR 或 PET 影像。</translation>
    </message>
    <message>
        <source>Moving image</source>
        <translation>浮动影像</translation>
    </message>
    <message>
        <source>The CT, MR or PET image that is brought onto the fixed one.</source>
        <translation>被带到固定影像上的 CT、MR 或 PET 影像。</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>掩膜</translation>
    </message>
    <message>
        <source>Region of the fixed image in which the images are compared; without it the body.</source>
        <translation>固定影像中用于比较的区域；不给出时为身体。</translation>
    </message>
    <message>
        <source>Initial transform</source>
        <translation>初始变换</translation>
    </message>
    <message>
        <source>A linear transform to start from, for example from landmarks; it replaces the initialisation.</source>
        <translation>作为起点的线性变换，例如由标志点求得；它代替初始化。</translation>
    </message>
    <message>
        <source>Transform</source>
        <translation>变换</translation>
    </message>
    <message>
        <source>From the moving to the fixed image.</source>
        <translation>从浮动影像到固定影像。</translation>
    </message>
    <message>
        <source>How alike the images are, and how far the moving one was moved.</source>
        <translation>影像的相似程度，以及浮动影像移动了多远。</translation>
    </message>
    <message>
        <source>Metric curve</source>
        <translation>度量曲线</translation>
    </message>
    <message>
        <source>The cost after each iteration; it falls and levels off.</source>
        <translation>每次迭代后的代价；应下降并趋于平稳。</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>相似性度量</translation>
    </message>
    <message>
        <source>How the images are compared. Automatic takes correlation for two CT and mutual information for different modalities.</source>
        <translation>比较影像的方式。自动：两个 CT 用相关系数，不同模态用互信息。</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>correlation</source>
        <translation>相关系数</translation>
    </message>
    <message>
        <source>mutual information</source>
        <translation>互信息</translation>
    </message>
    <message>
        <source>Initialisation</source>
        <translation>初始化</translation>
    </message>
    <message>
        <source>Where the search begins: positions as the scanners gave them, the centres of the images, centre and axes of the bodies, or the best of these, also turned.</source>
        <translation>搜索的起点：扫描仪给出的位置、影像中心、身体的中心与主轴，或其中最好者（含旋转后的）。</translation>
    </message>
    <message>
        <source>patient position</source>
        <translation>患者位置</translation>
    </message>
    <message>
        <source>image centres</source>
        <translation>影像中心</translation>
    </message>
    <message>
        <source>moments</source>
        <translation>矩</translation>
    </message>
    <message>
        <source>Name of the segment of the mask to use; empty for every segment.</source>
        <translation>所用掩膜中分割区域的名称；留空则用全部。</translation>
    </message>
    <message>
        <source>Similarity or affine registration</source>
        <translation>相似或仿射配准</translation>
    </message>
    <message>
        <source>Also scales, stretches and shears a CT, MR or PET image so that it lies on another one.</source>
        <translation>还对 CT、MR 或 PET 影像进行缩放、拉伸和错切，使其与另一影像重合。</translation>
    </message>
    <message>
        <source>Sizes and angles of the moving image change. Use it for images of different people or with a wrong scale, not to measure on the moved image. Check the result with checkerboard and landmarks.</source>
        <translation>浮动影像的尺寸和角度会改变。用于不同人的影像或比例有误的影像，不得在移动后的影像上测量。请用棋盘格和标志点检查结果。</translation>
    </message>
    <message>
        <source>Non-rigid (linear).</source>
        <translation>非刚性配准（线性）。</translation>
    </message>
    <message>
        <source>Similarity scales all directions alike; affine also stretches and shears.</source>
        <translation>相似在各方向同等缩放；仿射还可拉伸和错切。</translation>
    </message>
    <message>
        <source>similarity</source>
        <translation>相似</translation>
    </message>
    <message>
        <source>affine</source>
        <translation>仿射</translation>
    </message>
    <message>
        <source>Deformable registration (B-spline)</source>
        <translation>形变配准（B 样条）</translation>
    </message>
    <message>
        <source>Bends a CT, MR or PET image so that it lies on another one, for organs that changed their shape.</source>
        <translation>使 CT、MR 或 PET 影像形变以与另一影像重合，用于形状改变的器官。</translation>
    </message>
    <message>
        <source>Lengths, angles and volumes of the moving image change, and tissue that is present in one image only is bent into something else. Never measure on the bent image, and check the report for folding.</source>
        <translation>浮动影像的长度、角度和体积会改变，只存在于一幅影像中的组织会被弯成别的形状。不得在形变后的影像上测量，并请查看报告中有无折叠。</translation>
    </message>
    <message>
        <source>Non-rigid (deformable).</source>
        <translation>非刚性配准（形变）。</translation>
    </message>
    <message>
        <source>Deformation</source>
        <translation>形变</translation>
    </message>
    <message>
        <source>Displacements, and how far the deformation swells, shrinks or folds.</source>
        <translation>位移，以及形变的膨胀、收缩或折叠程度。</translation>
    </message>
    <message>
        <source>Control spacing</source>
        <translation>控制点间距</translation>
    </message>
    <message>
        <source>Distance of the control points. Finer follows smaller movements and folds more easily.</source>
        <translation>控制点之间的距离。越小越能跟随细小的运动，也越容易折叠。</translation>
    </message>
    <message>
        <source>Stiffness</source>
        <translation>刚度</translation>
    </message>
    <message>
        <source>How strongly bending is held back; 0 does not hold it back.</source>
        <translation>抑制弯曲的强度；0 表示不抑制。</translation>
    </message>
    <message>
        <source>Deformable registration (elastix)</source>
        <translation>形变配准（elastix）</translation>
    </message>
    <message>
        <source>Bends a CT, MR or PET image onto another one with elastix, where its package is installed.</source>
        <translation>已安装 elastix 软件包时，用它使 CT、MR 或 PET 影像形变到另一影像上。</translation>
    </message>
    <message>
        <source>Resolutions</source>
        <translation>分辨率级数</translation>
    </message>
    <message>
        <source>How many times elastix goes from coarse to fine.</source>
        <translation>elastix 由粗到细的级数。</translation>
    </message>
    <message>
        <source>Iterations</source>
        <translation>迭代次数</translation>
    </message>
    <message>
        <source>Steps of elastix on each resolution.</source>
        <translation>elastix 在每一级的步数。</translation>
    </message>
    <message>
        <source>Landmark registration</source>
        <translation>标志点配准</translation>
    </message>
    <message>
        <source>Finds the rigid, similarity or affine transform that brings pairs of landmarks together.</source>
        <translation>求出使成对标志点重合的刚性、相似或仿射变换。</translation>
    </message>
    <message>
        <source>A wrong pair spoils the whole transform. Small distances of the landmarks do not prove that the rest fits: check places that took no part.</source>
        <translation>一对错误的标志点会破坏整个变换。标志点距离小不能证明其余部分重合：请检查未参与配准的位置。</translation>
    </message>
    <message>
        <source>Rigid; non-rigid (linear) with the kinds similarity and affine.</source>
        <translation>刚性配准；类型为相似或仿射时为非刚性配准（线性）。</translation>
    </message>
    <message>
        <source>Fixed landmarks</source>
        <translation>固定标志点</translation>
    </message>
    <message>
        <source>Points in the fixed image, in order.</source>
        <translation>固定影像中的点，按顺序。</translation>
    </message>
    <message>
        <source>Moving landmarks</source>
        <translation>浮动标志点</translation>
    </message>
    <message>
        <source>The same places in the moving image, in the same order.</source>
        <translation>浮动影像中相同的位置，顺序相同。</translation>
    </message>
    <message>
        <source>Fiducial registration error</source>
        <translation>标志点配准误差</translation>
    </message>
    <message>
        <source>The distance of each pair before and after.</source>
        <translation>每对点配准前后的距离。</translation>
    </message>
    <message>
        <source>Rigid turns and shifts; similarity also scales; affine also stretches and shears.</source>
        <translation>刚性只旋转和平移；相似还可缩放；仿射还可拉伸和错切。</translation>
    </message>
    <message>
        <source>rigid</source>
        <translation>刚性</translation>
    </message>
    <message>
        <source>Surface registration (ICP)</source>
        <translation>表面配准（ICP）</translation>
    </message>
    <message>
        <source>Finds the rigid or similarity transform that brings one triangle surface onto another.</source>
        <translation>求出使一个三角形表面与另一表面重合的刚性或相似变换。</translation>
    </message>
    <message>
        <source>Round or flat surfaces slide on each other without any distance. Where less is common to both than the overlap says, the result is pulled aside.</source>
        <translation>圆形或平坦的表面可相互滑动而距离不变。若共同部分少于设定的重叠，结果会偏移。</translation>
    </message>
    <message>
        <source>Rigid; non-rigid (linear) with the kind similarity.</source>
        <translation>刚性配准；类型为相似时为非刚性配准（线性）。</translation>
    </message>
    <message>
        <source>Fixed surface</source>
        <translation>固定表面</translation>
    </message>
    <message>
        <source>The triangle surface that stays where it is.</source>
        <translation>保持不动的三角形表面。</translation>
    </message>
    <message>
        <source>Moving surface</source>
        <translation>浮动表面</translation>
    </message>
    <message>
        <source>The triangle surface that is brought onto the fixed one.</source>
        <translation>被带到固定表面上的三角形表面。</translation>
    </message>
    <message>
        <source>From the moving to the fixed surface.</source>
        <translation>从浮动表面到固定表面。</translation>
    </message>
    <message>
        <source>How far the surfaces are still apart.</source>
        <translation>两个表面之间剩余的距离。</translation>
    </message>
    <message>
        <source>The root mean square distance in mm before each step.</source>
        <translation>每一步之前的均方根距离（mm）。</translation>
    </message>
    <message>
        <source>Rigid turns and shifts; similarity also scales.</source>
        <translation>刚性只旋转和平移；相似还可缩放。</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>距离</translation>
    </message>
    <message>
        <source>To the tangent plane slides along surfaces and is faster and more exact; to the point needs no smooth surface.</source>
        <translation>到切平面可沿表面滑动，更快更精确；到点不要求表面光滑。</translation>
    </message>
    <message>
        <source>to the tangent plane</source>
        <translation>到切平面</translation>
    </message>
    <message>
        <source>to the point</source>
        <translation>到点</translation>
    </message>
    <message>
        <source>Overlap</source>
        <translation>重叠</translation>
    </message>
    <message>
        <source>Share of the moving surface that the fixed one also shows; the rest, furthest away, is left out.</source>
        <translation>浮动表面中固定表面也包含的比例；其余最远的部分不参与。</translation>
    </message>
    <message>
        <source>Where the search begins: positions as they are, centres, centres and axes, or the best of these.</source>
        <translation>搜索的起点：现有位置、中心、中心与主轴，或其中最好者。</translation>
    </message>
    <message>
        <source>centres</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>Adjusting by hand</source>
        <translation>手动调整</translation>
    </message>
    <message>
        <source>Turns, shifts and scales a registration by hand, for example after an automatic rigid registration.</source>
        <translation>手动旋转、平移和缩放配准结果，例如在自动刚性配准之后。</translation>
    </message>
    <message>
        <source>What is set by hand is as exact as the eye that judges it. Check it in all three planes before you use it.</source>
        <translation>手动设置的精度取决于判断者的目测。使用前请在三个平面上检查。</translation>
    </message>
    <message>
        <source>Rigid; non-rigid (linear) once the scale is not 100 %.</source>
        <translation>刚性配准；缩放不为 100 % 时为非刚性配准（线性）。</translation>
    </message>
    <message>
        <source>The registration to adjust; without it the images start as they lie.</source>
        <translation>要调整的配准；不给出时从影像现有位置开始。</translation>
    </message>
    <message>
        <source>Adjusted transform</source>
        <translation>调整后的变换</translation>
    </message>
    <message>
        <source>Shift left</source>
        <translation>向左平移</translation>
    </message>
    <message>
        <source>Moves towards the patient's left.</source>
        <translation>向患者左侧移动。</translation>
    </message>
    <message>
        <source>Shift posterior</source>
        <translation>向后平移</translation>
    </message>
    <message>
        <source>Moves towards the back.</source>
        <translation>向背侧移动。</translation>
    </message>
    <message>
        <source>Shift superior</source>
        <translation>向上平移</translation>
    </message>
    <message>
        <source>Moves towards the head.</source>
        <translation>向头侧移动。</translation>
    </message>
    <message>
        <source>Turn about left</source>
        <translation>绕左右轴旋转</translation>
    </message>
    <message>
        <source>Turns about the axis from right to left.</source>
        <translation>绕从右到左的轴旋转。</translation>
    </message>
    <message>
        <source>Turn about posterior</source>
        <translation>绕前后轴旋转</translation>
    </message>
    <message>
        <source>Turns about the axis from front to back.</source>
        <translation>绕从前到后的轴旋转。</translation>
    </message>
    <message>
        <source>Turn about superior</source>
        <translation>绕上下轴旋转</translation>
    </message>
    <message>
        <source>Turns about the axis from feet to head.</source>
        <translation>绕从足到头的轴旋转。</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>缩放</translation>
    </message>
    <message>
        <source>Size of the moving image; 100 keeps it. A scaled image is no longer registered rigidly.</source>
        <translation>浮动影像的大小；100 表示不变。缩放后的影像不再是刚性配准。</translation>
    </message>
    <message>
        <source>Centre, left</source>
        <translation>中心（左）</translation>
    </message>
    <message>
        <source>Place of the centre of rotation and scaling.</source>
        <translation>旋转和缩放中心的位置。</translation>
    </message>
    <message>
        <source>Centre, posterior</source>
        <translation>中心（后）</translation>
    </message>
    <message>
        <source>Centre, superior</source>
        <translation>中心（上）</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>取逆</translation>
    </message>
    <message>
        <source>Gives the map from the fixed to the moving image instead.</source>
        <translation>改为给出从固定影像到浮动影像的变换。</translation>
    </message>
    <message>
        <source>Registration error</source>
        <translation>配准误差</translation>
    </message>
    <message>
        <source>Measures how far apart pairs of landmarks lie before and after a registration, and whether it folds.</source>
        <translation>测量配准前后成对标志点的距离，以及是否有折叠。</translation>
    </message>
    <message>
        <source>The error holds at the landmarks and includes the error of placing them. It says little about places far from them.</source>
        <translation>该误差只对标志点处成立，并包含放置误差；对远处几乎没有说明。</translation>
    </message>
    <message>
        <source>From the moving to the fixed image, linear or deformable.</source>
        <translation>从浮动影像到固定影像，线性或形变。</translation>
    </message>
    <message>
        <source>Target registration error</source>
        <translation>目标配准误差</translation>
    </message>
    <message>
        <source>Resampling onto another image</source>
        <translation>重采样到另一影像</translation>
    </message>
    <message>
        <source>Gives an image and its segments the voxels of another image, through the transform of a registration.</source>
        <translation>通过配准的变换，把影像及其分割区域重采样到另一影像的体素上。</translation>
    </message>
    <message>
        <source>A resampled image is not the original: it is interpolated, and as far off as its registration is. Measure on the original image. Where the moving image ends, air or zero is shown.</source>
        <translation>重采样的影像不是原始影像：它经过插值，偏差与配准相同。请在原始影像上测量。浮动影像以外显示为空气或零。</translation>
    </message>
    <message>
        <source>The CT, MR or PET image to resample.</source>
        <translation>要重采样的 CT、MR 或 PET 影像。</translation>
    </message>
    <message>
        <source>The CT, MR or PET image whose voxels are taken.</source>
        <translation>采用其体素的 CT、MR 或 PET 影像。</translation>
    </message>
    <message>
        <source>Segments of the moving image to take along.</source>
        <translation>一并带上的浮动影像分割区域。</translation>
    </message>
    <message>
        <source>From the moving to the fixed image, linear or deformable; without it both must have one frame of reference.</source>
        <translation>从浮动影像到固定影像，线性或形变；不给出时两者的参考坐标系必须相同。</translation>
    </message>
    <message>
        <source>Resampled image</source>
        <translation>重采样影像</translation>
    </message>
    <message>
        <source>The moving image with the voxels of the fixed one.</source>
        <translation>具有固定影像体素的浮动影像。</translation>
    </message>
    <message>
        <source>Resampled segmentation</source>
        <translation>重采样分割</translation>
    </message>
    <message>
        <source>The segments with the voxels of the fixed image.</source>
        <translation>具有固定影像体素的分割区域。</translation>
    </message>
    <message>
        <source>How values between voxels are found. Linear never overshoots, cubic keeps more detail, nearest keeps the values as they are. Segments are always taken from the nearest voxel.</source>
        <translation>体素之间取值的方式。线性不会过冲，三次保留更多细节，最近邻保持原值。分割区域总取最近的体素。</translation>
    </message>
    <message>
        <source>nearest</source>
        <translation>最近邻</translation>
    </message>
    <message>
        <source>Image fusion</source>
        <translation>图像融合</translation>
    </message>
    <message>
        <source>Shows two images of a patient in one picture: blended, as checkerboard, wiped, as difference or side by side.</source>
        <translation>在一幅图像中显示同一患者的两幅图像：混合、棋盘格、卷帘、差值或并排。</translation>
    </message>
    <message>
        <source>A fused picture is only as good as the registration: look at borders that both images show before you trust it. Colours hide values below them; a finding must be confirmed in each image alone.</source>
        <translation>融合图像的可靠程度取决于配准：采信之前请查看两幅图像都显示的边界。颜色会遮盖其下的值；发现必须在每幅图像中单独确认。</translation>
    </message>
    <message>
        <source>First image</source>
        <translation>第一图像</translation>
    </message>
    <message>
        <source>The image whose plane is shown.</source>
        <translation>显示其平面的图像。</translation>
    </message>
    <message>
        <source>Second image</source>
        <translation>第二图像</translation>
    </message>
    <message>
        <source>The image that is laid over it.</source>
        <translation>叠加在其上的图像。</translation>
    </message>
    <message>
        <source>Takes the second image to the first; needed unless both have the same frame of reference.</source>
        <translation>将第二图像变换到第一图像；除非两者参考坐标系相同，否则必须提供。</translation>
    </message>
    <message>
        <source>Fused picture</source>
        <translation>融合图像</translation>
    </message>
    <message>
        <source>The plane with both images, in colour.</source>
        <translation>含两幅图像的彩色平面。</translation>
    </message>
    <message>
        <source>Fusion</source>
        <translation>融合方式</translation>
    </message>
    <message>
        <source>How the two images share the picture.</source>
        <translation>两幅图像如何共用一幅图。</translation>
    </message>
    <message>
        <source>blend</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>棋盘格</translation>
    </message>
    <message>
        <source>wipe</source>
        <translation>卷帘</translation>
    </message>
    <message>
        <source>difference</source>
        <translation>差值</translation>
    </message>
    <message>
        <source>side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>不透明度</translation>
    </message>
    <message>
        <source>How much of the second image is seen in a blend.</source>
        <translation>混合时第二图像显示的比例。</translation>
    </message>
    <message>
        <source>First colour map</source>
        <translation>第一颜色映射</translation>
    </message>
    <message>
        <source>Colours of the first image.</source>
        <translation>第一图像的颜色。</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>灰度</translation>
    </message>
    <message>
        <source>inverted grey</source>
        <translation>反转灰度</translation>
    </message>
    <message>
        <source>hot iron</source>
        <translation>热铁色</translation>
    </message>
    <message>
        <source>perceptual rainbow</source>
        <translation>感知均匀彩虹色</translation>
    </message>
    <message>
        <source>Second colour map</source>
        <translation>第二颜色映射</translation>
    </message>
    <message>
        <source>Colours of the second image.</source>
        <translation>第二图像的颜色。</translation>
    </message>
    <message>
        <source>First window</source>
        <translation>第一图像的窗</translation>
    </message>
    <message>
        <source>Window of the first image; automatic takes that of the series, or the range of its values.</source>
        <translation>第一图像的窗；“自动”取序列自带的窗或其数值范围。</translation>
    </message>
    <message>
        <source>First centre</source>
        <translation>第一图像窗位</translation>
    </message>
    <message>
        <source>Counts where the first window is 'custom'.</source>
        <translation>仅当第一图像的窗为“自定义”时有效。</translation>
    </message>
    <message>
        <source>First width</source>
        <translation>第一图像窗宽</translation>
    </message>
    <message>
        <source>Second window</source>
        <translation>第二图像的窗</translation>
    </message>
    <message>
        <source>Window of the second image; automatic takes that of the series, or the range of its values.</source>
        <translation>第二图像的窗；“自动”取序列自带的窗或其数值范围。</translation>
    </message>
    <message>
        <source>Second centre</source>
        <translation>第二图像窗位</translation>
    </message>
    <message>
        <source>Counts where the second window is 'custom'.</source>
        <translation>仅当第二图像的窗为“自定义”时有效。</translation>
    </message>
    <message>
        <source>Second width</source>
        <translation>第二图像窗宽</translation>
    </message>
    <message>
        <source>Square size</source>
        <translation>方格大小</translation>
    </message>
    <message>
        <source>Edge of a square of the checkerboard.</source>
        <translation>棋盘格方格的边长。</translation>
    </message>
    <message>
        <source>Wipe position</source>
        <translation>卷帘位置</translation>
    </message>
    <message>
        <source>Share of the picture that the first image fills.</source>
        <translation>第一图像占图像的比例。</translation>
    </message>
    <message>
        <source>Wipe downwards</source>
        <translation>向下卷帘</translation>
    </message>
    <message>
        <source>Whether the first image is above instead of left.</source>
        <translation>第一图像是否在上方而不是左侧。</translation>
    </message>
    <message>
        <source>Picture size</source>
        <translation>图像尺寸</translation>
    </message>
    <message>
        <source>Width and height of the picture in pixels.</source>
        <translation>图像的宽度和高度，以像素计。</translation>
    </message>
    <message>
        <source>Volume rendering</source>
        <translation>体绘制</translation>
    </message>
    <message>
        <source>Draws the volume in three dimensions, with a colour and an opacity for each segment.</source>
        <translation>对体数据进行三维体绘制，每个分割区域有各自的颜色和不透明度。</translation>
    </message>
    <message>
        <source>What is seen depends on the look: structures with CT numbers outside its ramp are invisible, and a border that is seen is no measured border. Do not measure in the picture and do not exclude a finding because it is not seen.</source>
        <translation>所见内容取决于绘制方案：CT值在其范围之外的结构不可见，所见边界并非测量得到的边界。不要在该图像上测量，也不要因为看不见而排除某一发现。</translation>
    </message>
    <message>
        <source>The volume to draw.</source>
        <translation>要绘制的体数据。</translation>
    </message>
    <message>
        <source>Segments</source>
        <translation>分割区域</translation>
    </message>
    <message>
        <source>Regions with a colour and an opacity of their own.</source>
        <translation>具有各自颜色和不透明度的区域。</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The volume as it is seen.</source>
        <translation>绘制得到的体数据图像。</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>绘制方案</translation>
    </message>
    <message>
        <source>What is seen, by purpose: opacity and colour of each CT number.</source>
        <translation>按用途选择所见内容：各CT值的不透明度和颜色。</translation>
    </message>
    <message>
        <source>skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>偏移</translation>
    </message>
    <message>
        <source>Moves the look along the scale: upwards less is seen, downwards more.</source>
        <translation>沿CT值刻度移动绘制方案：向上所见减少，向下所见增多。</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Side from which it is seen.</source>
        <translation>观察的方向。</translation>
    </message>
    <message>
        <source>anterior</source>
        <translation>前面观</translation>
    </message>
    <message>
        <source>posterior</source>
        <translation>后面观</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左面观</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右面观</translation>
    </message>
    <message>
        <source>superior</source>
        <translation>上面观</translation>
    </message>
    <message>
        <source>inferior</source>
        <translation>下面观</translation>
    </message>
    <message>
        <source>anterior-left</source>
        <translation>左前面观</translation>
    </message>
    <message>
        <source>anterior-right</source>
        <translation>右前面观</translation>
    </message>
    <message>
        <source>Opacity in percent and, where wished, colour of each segment, such as 'Aorta = 30 #ff0000; Ribs = 0'. A segment that is not named is opaque in its own colour.</source>
        <translation>各分割区域的不透明度（百分数）和可选的颜色，例如“Aorta = 30 #ff0000; Ribs = 0”。未列出的分割区域以其自身颜色不透明显示。</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>其余部分</translation>
    </message>
    <message>
        <source>Opacity of what belongs to no segment.</source>
        <translation>不属于任何分割区域的部分的不透明度。</translation>
    </message>
    <message>
        <source>Shadows</source>
        <translation>阴影</translation>
    </message>
    <message>
        <source>Lets structures cast soft shadows on each other, which shows depth; very slow without a graphics card.</source>
        <translation>使结构相互投下柔和的阴影，层次更清楚；没有显卡时非常慢。</translation>
    </message>
    <message>
        <source>Crop right</source>
        <translation>裁剪右侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from the right of the patient.</source>
        <translation>从患者右侧切除的体数据比例。</translation>
    </message>
    <message>
        <source>Crop left</source>
        <translation>裁剪左侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from the left of the patient.</source>
        <translation>从患者左侧切除的体数据比例。</translation>
    </message>
    <message>
        <source>Crop anterior</source>
        <translation>裁剪前侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from the front of the patient.</source>
        <translation>从患者前侧切除的体数据比例。</translation>
    </message>
    <message>
        <source>Crop posterior</source>
        <translation>裁剪后侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from the back of the patient.</source>
        <translation>从患者后侧切除的体数据比例。</translation>
    </message>
    <message>
        <source>Crop inferior</source>
        <translation>裁剪下侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from below.</source>
        <translation>从下方切除的体数据比例。</translation>
    </message>
    <message>
        <source>Crop superior</source>
        <translation>裁剪上侧</translation>
    </message>
    <message>
        <source>Share of the volume that is cut away from above.</source>
        <translation>从上方切除的体数据比例。</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>阈值分割</translation>
    </message>
    <message>
        <source>Segments a tissue by its CT numbers, keeps the parts that matter, and reports parts and holes.</source>
        <translation>依据 CT 值分割组织，保留重要的连通部分，并报告各部分和孔洞。</translation>
    </message>
    <message>
        <source>CT numbers overlap: contrast medium, calcified plaques, metal and a cast can have those of bone, and thin or osteoporotic bone can have those of soft tissue. Closing gaps and filling holes hide fractures and cavities. Noise, motion, beam hardening and metal artefacts are not detected. Check the outline on every slice that matters.</source>
        <translation>CT 值会相互重叠：对比剂、钙化斑块、金属和石膏的 CT 值可能与骨骼相同，薄骨或骨质疏松的骨可能与软组织相同。封闭间隙和填充孔洞会掩盖骨折和空腔。软件不检测噪声、运动、射束硬化和金属伪影。请在每一个相关层面上检查轮廓。</translation>
    </message>
    <message>
        <source>The series to segment.</source>
        <translation>要分割的序列。</translation>
    </message>
    <message>
        <source>The region found.</source>
        <translation>找到的区域。</translation>
    </message>
    <message>
        <source>Connectivity report</source>
        <translation>连通性报告</translation>
    </message>
    <message>
        <source>Connected parts and holes with their volumes.</source>
        <translation>连通部分和孔洞及其体积。</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Parts, holes, smallest gap, and sides at which the image ends.</source>
        <translation>各部分、孔洞、最小间隙，以及被图像边界截断的方位。</translation>
    </message>
    <message>
        <source>Tissue</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Limits for a tissue. Choose 'custom' to give the lower and upper limit yourself.</source>
        <translation>某种组织的限值。选择“自定义”可自行给出下限和上限。</translation>
    </message>
    <message>
        <source>compact bone</source>
        <translation>密质骨</translation>
    </message>
    <message>
        <source>muscle</source>
        <translation>肌肉</translation>
    </message>
    <message>
        <source>fat</source>
        <translation>脂肪</translation>
    </message>
    <message>
        <source>contrast medium</source>
        <translation>对比剂</translation>
    </message>
    <message>
        <source>contrast vessel</source>
        <translation>增强血管</translation>
    </message>
    <message>
        <source>metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Lower limit</source>
        <translation>下限</translation>
    </message>
    <message>
        <source>Smallest CT number that belongs to the region. Counts where the tissue is 'custom'.</source>
        <translation>属于区域的最小 CT 值。仅在组织为“自定义”时有效。</translation>
    </message>
    <message>
        <source>Upper limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Largest CT number that belongs to the region. Counts where the tissue is 'custom'.</source>
        <translation>属于区域的最大 CT 值。仅在组织为“自定义”时有效。</translation>
    </message>
    <message>
        <source>Noise filter</source>
        <translation>噪声滤波</translation>
    </message>
    <message>
        <source>Quietens noise before the limits are applied. The median keeps edges sharp.</source>
        <translation>在应用限值之前抑制噪声。中值滤波保持边缘清晰。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>median</source>
        <translation>中值</translation>
    </message>
    <message>
        <source>gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>Noise filter size</source>
        <translation>噪声滤波尺寸</translation>
    </message>
    <message>
        <source>Reach of the median to each side, or standard deviation of the Gaussian.</source>
        <translation>中值滤波向每侧的范围，或高斯滤波的标准差。</translation>
    </message>
    <message>
        <source>Leave out table and holders</source>
        <translation>去除检查床和固定装置</translation>
    </message>
    <message>
        <source>Leaves out what lies outside the body, such as table, head holder and cables.</source>
        <translation>去除身体以外的部分，例如检查床、头托和电缆。</translation>
    </message>
    <message>
        <source>Connectivity</source>
        <translation>连通性</translation>
    </message>
    <message>
        <source>How many neighbours of a voxel belong to the same part: across faces (6), edges too (18), corners too (26).</source>
        <translation>一个体素的多少个邻近体素属于同一部分：仅面相邻 (6)、包括棱相邻 (18)、包括角相邻 (26)。</translation>
    </message>
    <message>
        <source>Close gaps up to</source>
        <translation>封闭间隙的最大宽度</translation>
    </message>
    <message>
        <source>Closes gaps and cracks up to this width. Leave it at 0 where a fracture must stay visible.</source>
        <translation>封闭不超过该宽度的间隙和裂缝。需要看到骨折时请保持为 0。</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Which connected parts are kept: all, the largest, or those of at least the smallest volume.</source>
        <translation>保留哪些连通部分：全部、最大的，或不小于最小体积的。</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>largest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>at least</source>
        <translation>不小于</translation>
    </message>
    <message>
        <source>Smallest volume</source>
        <translation>最小体积</translation>
    </message>
    <message>
        <source>Parts smaller than this are left out where 'at least' is chosen.</source>
        <translation>选择“不小于”时，去除小于该体积的部分。</translation>
    </message>
    <message>
        <source>Holes</source>
        <translation>孔洞</translation>
    </message>
    <message>
        <source>Keep holes, fill those enclosed on all sides, or fill what is enclosed in an axial slice.</source>
        <translation>保留孔洞、填充四周封闭的孔洞，或填充在横断面内封闭的部分。</translation>
    </message>
    <message>
        <source>keep</source>
        <translation>保持</translation>
    </message>
    <message>
        <source>fill enclosed</source>
        <translation>填充封闭孔洞</translation>
    </message>
    <message>
        <source>fill in slices</source>
        <translation>在层面内填充</translation>
    </message>
    <message>
        <source>Automatic threshold (Otsu)</source>
        <translation>自动阈值（Otsu）</translation>
    </message>
    <message>
        <source>Finds the limits between tissues from the histogram and segments one class or all of them.</source>
        <translation>由直方图求出组织之间的界限，并分割其中一类或全部类别。</translation>
    </message>
    <message>
        <source>The limits follow the histogram of this series, not the anatomy: a tissue that fills little of the image gets no class of its own, and the same tissue gets other limits in another series. Look at the limits that were found, and use fixed limits where results are compared.</source>
        <translation>界限取决于本序列的直方图，而不是解剖结构：在图像中所占比例很小的组织不会自成一类，同一组织在另一序列中会得到不同的界限。请查看求出的界限；需要比较结果时请使用固定界限。</translation>
    </message>
    <message>
        <source>One segment for each class that was asked for.</source>
        <translation>所要求的每个类别各一个分割区域。</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Limits and volume of every class.</source>
        <translation>每个类别的界限和体积。</translation>
    </message>
    <message>
        <source>Into how many classes the CT numbers are divided.</source>
        <translation>把 CT 值分成多少类。</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>The class of the brightest or darkest CT numbers, or a segment for each class.</source>
        <translation>CT 值最高或最低的类别，或每个类别各一个分割区域。</translation>
    </message>
    <message>
        <source>brightest</source>
        <translation>最亮</translation>
    </message>
    <message>
        <source>darkest</source>
        <translation>最暗</translation>
    </message>
    <message>
        <source>each</source>
        <translation>每一类</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Only CT numbers from here on take part; the default leaves air out.</source>
        <translation>只有不低于此值的 CT 值参与；默认值不包括空气。</translation>
    </message>
    <message>
        <source>Up to</source>
        <translation>至</translation>
    </message>
    <message>
        <source>Only CT numbers up to here are counted; brighter voxels belong to the brightest class.</source>
        <translation>只统计不高于此值的 CT 值；更亮的体素属于最亮的类别。</translation>
    </message>
    <message>
        <source>Local threshold</source>
        <translation>局部阈值</translation>
    </message>
    <message>
        <source>Segments what is brighter than its surroundings, where brightness changes over the image.</source>
        <translation>在亮度随位置变化的图像中，分割比周围更亮的部分。</translation>
    </message>
    <message>
        <source>Only differences count: the inside of a structure thicker than the surroundings is lost, and what lies beside a brighter structure is missed. CT numbers lose their meaning. Check the outline on every slice that matters.</source>
        <translation>只比较差值：比周围范围更厚的结构，其内部会丢失；更亮结构旁边的部分会被遗漏。CT 值不再有其原有意义。请在每个重要的层面上检查轮廓。</translation>
    </message>
    <message>
        <source>Every connected part, and whether it was kept.</source>
        <translation>每个连通部分以及是否被保留。</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>周围范围</translation>
    </message>
    <message>
        <source>Edge of the cube whose mean is compared; about three times the thickness of what is sought.</source>
        <translation>用于比较均值的立方体的边长；约为所找结构厚度的三倍。</translation>
    </message>
    <message>
        <source>Brighter by</source>
        <translation>亮于周围</translation>
    </message>
    <message>
        <source>By how much a voxel must exceed its surroundings.</source>
        <translation>体素必须比周围高出多少。</translation>
    </message>
    <message>
        <source>Voxels darker than this never belong to the region.</source>
        <translation>比此值更暗的体素不属于该区域。</translation>
    </message>
    <message>
        <source>Parts smaller than this are left out.</source>
        <translation>小于此值的部分将被排除。</translation>
    </message>
    <message>
        <source>Threshold with two limits</source>
        <translation>双阈值分割</translation>
    </message>
    <message>
        <source>Segments what lies beyond a possible limit and is joined to what lies beyond a sure limit.</source>
        <translation>分割超过可能界限并与超过确定界限的部分相连的体素。</translation>
    </message>
    <message>
        <source>The region runs over into any tissue that it touches and whose CT numbers lie beyond the possible limit. Metal artefacts can lie beyond both limits. Check the outline on every slice that matters.</source>
        <translation>区域会漏入与之接触且 CT 值超过可能界限的任何组织。金属伪影可能超过两个界限。请在每个重要的层面上检查轮廓。</translation>
    </message>
    <message>
        <source>Region is</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Whether the region is brighter or darker than its surroundings.</source>
        <translation>区域比周围亮还是暗。</translation>
    </message>
    <message>
        <source>brighter</source>
        <translation>较亮</translation>
    </message>
    <message>
        <source>darker</source>
        <translation>较暗</translation>
    </message>
    <message>
        <source>Sure limit</source>
        <translation>确定界限</translation>
    </message>
    <message>
        <source>Voxels beyond this certainly belong to the region.</source>
        <translation>超过此值的体素确定属于该区域。</translation>
    </message>
    <message>
        <source>Possible limit</source>
        <translation>可能界限</translation>
    </message>
    <message>
        <source>Voxels beyond this belong to the region where they are joined to sure ones.</source>
        <translation>超过此值的体素，在与确定体素相连时属于该区域。</translation>
    </message>
    <message>
        <source>Completeness of a region</source>
        <translation>区域的完整性</translation>
    </message>
    <message>
        <source>Reports whether a segment is whole: parts, holes, gaps, and where the image cuts it off.</source>
        <translation>报告分割区域是否完整：各部分、孔洞、间隙，以及被图像边界截断之处。</translation>
    </message>
    <message>
        <source>The report counts; it does not know the anatomy. A region in one part can hold what does not belong to it, and a part that is missing altogether leaves no gap. Look at the outline as well.</source>
        <translation>报告只做计数，不了解解剖结构。连成一体的区域可能包含不属于它的部分；完全缺失的部分不会留下间隙。请同时检查轮廓。</translation>
    </message>
    <message>
        <source>The segmentation to examine.</source>
        <translation>要检查的区域分割。</translation>
    </message>
    <message>
        <source>Bridge gaps</source>
        <translation>桥接间隙</translation>
    </message>
    <message>
        <source>Joins the parts of a segment across gaps up to a length, and leaves everything else as it is.</source>
        <translation>跨过不超过一定长度的间隙连接分割区域的各部分，其他一切保持不变。</translation>
    </message>
    <message>
        <source>A gap can be a fracture, a joint space or an occlusion of a vessel. What bridges it does not exist in the image. Read the report, and look at each bridge.</source>
        <translation>间隙可能是骨折、关节间隙或血管闭塞。桥接部分在图像中并不存在。请阅读报告，并查看每一处桥接。</translation>
    </message>
    <message>
        <source>The segmentation whose parts are joined.</source>
        <translation>要连接其各部分的区域分割。</translation>
    </message>
    <message>
        <source>The segmentation with bridges.</source>
        <translation>带桥接的区域分割。</translation>
    </message>
    <message>
        <source>Bridge report</source>
        <translation>桥接报告</translation>
    </message>
    <message>
        <source>Every bridge with its volume and position.</source>
        <translation>每一处桥接及其体积和位置。</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>最长间隙</translation>
    </message>
    <message>
        <source>Gaps up to this length are bridged.</source>
        <translation>桥接不超过此长度的间隙。</translation>
    </message>
    <message>
        <source>Smooth a region</source>
        <translation>平滑区域</translation>
    </message>
    <message>
        <source>Smooths the border of a segment that noise has frayed, and says how much was added and removed.</source>
        <translation>平滑因噪声而毛糙的分割区域边界，并说明增加和去除了多少。</translation>
    </message>
    <message>
        <source>Thin walls, small vessels and sharp edges are lost, and narrow gaps close. The region then no longer corresponds to the CT numbers. Do not measure thin structures on a smoothed region.</source>
        <translation>薄壁、小血管和锐利边缘会丢失，窄间隙会闭合。此后区域不再与 CT 值对应。请勿在平滑后的区域上测量薄的结构。</translation>
    </message>
    <message>
        <source>The segmentation to smooth.</source>
        <translation>要平滑的区域分割。</translation>
    </message>
    <message>
        <source>The smoothed segmentation.</source>
        <translation>平滑后的区域分割。</translation>
    </message>
    <message>
        <source>Smoothing report</source>
        <translation>平滑报告</translation>
    </message>
    <message>
        <source>Voxels added, removed and kept.</source>
        <translation>增加、去除和保留的体素。</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Standard deviation of the Gaussian. What is thinner than about twice as much can vanish.</source>
        <translation>高斯函数的标准差。厚度不到其约两倍的部分可能消失。</translation>
    </message>
    <message>
        <source>Keep thin structures</source>
        <translation>保留薄的结构</translation>
    </message>
    <message>
        <source>Only adds voxels, so that nothing thin vanishes.</source>
        <translation>只增加体素，薄的结构不会消失。</translation>
    </message>
    <message>
        <source>Exclude by a region</source>
        <translation>按区域排除</translation>
    </message>
    <message>
        <source>Takes another region out of a segment, or keeps only what lies inside the other region.</source>
        <translation>从分割区域中去除另一区域，或只保留位于另一区域内的部分。</translation>
    </message>
    <message>
        <source>The result is as good as the other region; where that was drawn by hand, the exclusion is manual and depends on the operator. A margin also takes off what lies beside it.</source>
        <translation>结果的质量取决于另一区域；如果它是手工绘制的，则该排除为手动排除，取决于操作者。边距还会去除其旁边的部分。</translation>
    </message>
    <message>
        <source>The segmentation to take parts out of.</source>
        <translation>要去除部分内容的分割。</translation>
    </message>
    <message>
        <source>Other region</source>
        <translation>另一区域</translation>
    </message>
    <message>
        <source>What is taken out or kept. It may be drawn by hand.</source>
        <translation>要去除或保留的部分，可以手工绘制。</translation>
    </message>
    <message>
        <source>What is left.</source>
        <translation>剩余部分。</translation>
    </message>
    <message>
        <source>Exclusion report</source>
        <translation>排除报告</translation>
    </message>
    <message>
        <source>What was kept and what was left out.</source>
        <translation>保留和排除的部分。</translation>
    </message>
    <message>
        <source>Other region is</source>
        <translation>另一区域用于</translation>
    </message>
    <message>
        <source>Taken out of the segment, or the only place where the segment is kept.</source>
        <translation>从分割区域中去除，或只在其中保留分割区域。</translation>
    </message>
    <message>
        <source>take out</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>keep inside</source>
        <translation>保留内部</translation>
    </message>
    <message>
        <source>Other segment</source>
        <translation>另一分割区域</translation>
    </message>
    <message>
        <source>Name of the segment of the other region; empty for all of them.</source>
        <translation>另一区域中分割区域的名称；留空表示全部。</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>边距</translation>
    </message>
    <message>
        <source>By how many voxels the other region is widened before.</source>
        <translation>事先把另一区域扩大多少个体素。</translation>
    </message>
    <message>
        <source>Exclude by a box</source>
        <translation>按方框排除</translation>
    </message>
    <message>
        <source>Keeps what lies inside a box between two corners that are placed by hand, or what lies outside.</source>
        <translation>保留位于手工放置的两个角点所定方框内（或方框外）的部分。</translation>
    </message>
    <message>
        <source>The exclusion is manual: the corners are placed by hand, so the result depends on the operator. The box cuts straight through structures; the cut faces are no surfaces of the body.</source>
        <translation>该排除为手动排除：角点由手工放置，结果取决于操作者。方框直接切过各结构，切面不是人体的表面。</translation>
    </message>
    <message>
        <source>Corners of the box</source>
        <translation>方框的角点</translation>
    </message>
    <message>
        <source>Two opposite corners; the box lies along the axes of the patient. They are placed by hand.</source>
        <translation>两个相对的角点；方框沿患者坐标轴放置。角点由手工放置。</translation>
    </message>
    <message>
        <source>What lies inside the box is kept, or what lies outside.</source>
        <translation>保留方框内的部分，或方框外的部分。</translation>
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
        <source>Cut by a plane</source>
        <translation>按平面切割</translation>
    </message>
    <message>
        <source>Cuts a segment by the plane through three points that are placed by hand, and keeps one side.</source>
        <translation>用通过手工放置的三个点的平面切割分割区域，保留其中一侧。</translation>
    </message>
    <message>
        <source>The exclusion is manual: the points are placed by hand, so the result depends on the operator. The cut face is no surface of the body.</source>
        <translation>该排除为手动排除：各点由手工放置，结果取决于操作者。切面不是人体的表面。</translation>
    </message>
    <message>
        <source>The segmentation to cut.</source>
        <translation>要裁剪的分割。</translation>
    </message>
    <message>
        <source>Points on the plane</source>
        <translation>平面上的点</translation>
    </message>
    <message>
        <source>Three points on the plane. They are placed by hand.</source>
        <translation>平面上的三个点，由手工放置。</translation>
    </message>
    <message>
        <source>What lies on the side that is kept.</source>
        <translation>位于保留一侧的部分。</translation>
    </message>
    <message>
        <source>Keep the side towards</source>
        <translation>保留朝向的一侧</translation>
    </message>
    <message>
        <source>Side of the patient on which is kept.</source>
        <translation>保留患者的哪一侧。</translation>
    </message>
    <message>
        <source>head</source>
        <translation>头侧</translation>
    </message>
    <message>
        <source>feet</source>
        <translation>足侧</translation>
    </message>
    <message>
        <source>front</source>
        <translation>前侧</translation>
    </message>
    <message>
        <source>back</source>
        <translation>后侧</translation>
    </message>
    <message>
        <source>Body</source>
        <translation>人体</translation>
    </message>
    <message>
        <source>Segments what lies inside the skin, without table, holders and cushions.</source>
        <translation>分割皮肤以内的部分，不包括检查床、固定器和垫子。</translation>
    </message>
    <message>
        <source>Fingers, ears and skin folds thinner than 12 mm can be left out; plaster, thick blankets and what the body presses against can be counted in. Lungs that are open at the border of the image are not filled. Check the outline.</source>
        <translation>薄于 12 mm 的手指、耳和皮褶可能被排除；石膏、厚毯子和身体所压的物体可能被计入。在图像边界处开放的肺不会被填充。请检查轮廓。</translation>
    </message>
    <message>
        <source>The body.</source>
        <translation>人体。</translation>
    </message>
    <message>
        <source>Remove the table</source>
        <translation>去除检查床</translation>
    </message>
    <message>
        <source>Makes a copy of the CT in which table, holders and everything else outside the body are air.</source>
        <translation>生成一份 CT 副本，其中检查床、固定器以及人体以外的一切均为空气。</translation>
    </message>
    <message>
        <source>Catheters, tubes, electrodes and thin parts of the body outside the outline vanish from the copy. Read findings in the original series.</source>
        <translation>轮廓以外的导管、插管、电极和人体的薄部分会从副本中消失。请在原始序列中判读。</translation>
    </message>
    <message>
        <source>The series whose surroundings are removed.</source>
        <translation>要去除周围物体的序列。</translation>
    </message>
    <message>
        <source>CT without table</source>
        <translation>无检查床的 CT</translation>
    </message>
    <message>
        <source>The body in air.</source>
        <translation>空气中的人体。</translation>
    </message>
    <message>
        <source>How many voxels around the body keep their CT numbers.</source>
        <translation>人体周围多少个体素保留其 CT 值。</translation>
    </message>
    <message>
        <source>CT number outside</source>
        <translation>外部的 CT 值</translation>
    </message>
    <message>
        <source>What is written outside the body.</source>
        <translation>写入人体以外的值。</translation>
    </message>
    <message>
        <source>Largest part</source>
        <translation>最大部分</translation>
    </message>
    <message>
        <source>Keeps the largest connected part of a segment, or the few largest, and reports every part.</source>
        <translation>保留分割区域中最大的一个或几个连通部分，并报告每个部分。</translation>
    </message>
    <message>
        <source>Bones that do not touch, fragments of a fracture and implants are separate parts: what is left out can be clinically important. Read the report.</source>
        <translation>互不接触的骨骼、骨折碎片和植入物是各自独立的部分：被去除的内容可能具有临床意义。请阅读报告。</translation>
    </message>
    <message>
        <source>The segmentation to clean.</source>
        <translation>要清理的分割。</translation>
    </message>
    <message>
        <source>The largest parts.</source>
        <translation>最大的部分。</translation>
    </message>
    <message>
        <source>Parts to keep</source>
        <translation>保留的部分数</translation>
    </message>
    <message>
        <source>How many of the largest parts are kept.</source>
        <translation>保留最大的多少个部分。</translation>
    </message>
    <message>
        <source>Fills the holes of a segment and reports each with its volume and position.</source>
        <translation>填充分割区域的孔洞，并报告每个孔洞的体积和位置。</translation>
    </message>
    <message>
        <source>A filled hole can be a real cavity, a cyst or a drill hole. Filling in slices also fills channels that are open only along the body, such as the spinal canal. The region then no longer corresponds to the CT numbers.</source>
        <translation>被填充的孔洞可能是真实的空腔、囊肿或钻孔。在层面内填充还会填充仅沿身体方向开放的管道，例如椎管。此后区域与 CT 值不再对应。</translation>
    </message>
    <message>
        <source>The segmentation whose holes are filled.</source>
        <translation>要填充孔洞的分割。</translation>
    </message>
    <message>
        <source>The segmentation without the holes.</source>
        <translation>没有孔洞的分割。</translation>
    </message>
    <message>
        <source>Hole report</source>
        <translation>孔洞报告</translation>
    </message>
    <message>
        <source>Every hole with its volume, and whether it was filled.</source>
        <translation>每个孔洞的体积以及是否被填充。</translation>
    </message>
    <message>
        <source>Fill what is enclosed on all sides, or also what is enclosed in an axial slice.</source>
        <translation>填充四周封闭的部分，或同时填充在横断面内封闭的部分。</translation>
    </message>
    <message>
        <source>Largest hole</source>
        <translation>最大孔洞</translation>
    </message>
    <message>
        <source>Enclosed holes larger than this stay open, so that a body cavity is not filled.</source>
        <translation>大于该值的封闭孔洞保持不变，以免填充体腔。</translation>
    </message>
    <message>
        <source>How many neighbours of a voxel belong to the region; a hole is enclosed by voxels so joined.</source>
        <translation>一个体素的多少个邻近体素属于区域；孔洞由如此相连的体素包围。</translation>
    </message>
    <message>
        <source>Exclude connected</source>
        <translation>排除相连部分</translation>
    </message>
    <message>
        <source>Takes out of a segment what is joined to the seed points, and cuts it off at narrow bridges.</source>
        <translation>从分割区域中去除与种子点相连的部分，并在狭窄连接处切断。</translation>
    </message>
    <message>
        <source>The seeds are placed by hand, so the result depends on the operator. Where two structures touch over more than the bridge width, both are taken out; branches thinner than the bridge width stay. Check the cut on every slice that matters.</source>
        <translation>种子点由操作者手动放置，因此结果取决于操作者。两个结构的接触宽度超过连接宽度时，两者都会被去除；细于连接宽度的分支会保留。请在每一个相关层面上检查切断处。</translation>
    </message>
    <message>
        <source>Seed points</source>
        <translation>种子点</translation>
    </message>
    <message>
        <source>Points on what is to be taken out. They are placed by hand.</source>
        <translation>位于要去除的结构上的点，由操作者手动放置。</translation>
    </message>
    <message>
        <source>The segmentation without what is joined to the seeds.</source>
        <translation>去除与种子点相连部分后的分割。</translation>
    </message>
    <message>
        <source>What was taken out at the seeds, and what was kept.</source>
        <translation>在种子点处去除了什么，保留了什么。</translation>
    </message>
    <message>
        <source>Bridge width</source>
        <translation>连接宽度</translation>
    </message>
    <message>
        <source>Parts joined to a seed only by a narrower bridge stay. 0 takes out all that is joined.</source>
        <translation>仅通过更窄的连接与种子点相连的部分会保留。0 表示去除所有相连部分。</translation>
    </message>
    <message>
        <source>Exclude contrast medium</source>
        <translation>排除对比剂</translation>
    </message>
    <message>
        <source>Takes vessels, heart and organs filled with contrast medium out of a bone segmentation.</source>
        <translation>从骨骼分割中去除充盈对比剂的血管、心脏和器官。</translation>
    </message>
    <message>
        <source>Contrast medium is recognised by bodies that are at least 9 mm thick, even within the noise, with a core of at least 0.4 mL, without a rim that is more than a tenth brighter, and at least 15 % darker than the brightest bone. What is connected with them goes with them, calcified plaques and stents included. Thinner vessels on their own, small bodies, and contrast medium as bright as cortical bone stay. A bone of which all this is true, such as a thick, even bone without a visible cortex beside a brighter one, is taken for contrast medium, and bone on which a vessel lies broadly can be cut into. Compare what was left out with the images, and take out the rest with seed points.</source>
        <translation>对比剂按以下特征识别：厚度至少 9 mm、密度均匀（在噪声范围内）、核心至少 0.4 mL、没有亮出十分之一以上的边缘，并且比最亮的骨至少暗 15 %。与其相连的部分一并去除，包括钙化斑块和支架。单独的较细血管、较小的团块以及与皮质骨同样亮的对比剂会保留。凡符合上述全部特征的骨（例如位于更亮的骨旁、厚而均匀且看不到骨皮质的骨）会被当作对比剂；血管广泛贴附的骨可能被切入。请将去除的部分与图像对照，其余部分用种子点去除。</translation>
    </message>
    <message>
        <source>The series that was segmented.</source>
        <translation>用于分割的序列。</translation>
    </message>
    <message>
        <source>The bone segmentation, on the grid of the CT.</source>
        <translation>骨骼分割，与该 CT 在同一网格上。</translation>
    </message>
    <message>
        <source>The bone without what is filled with contrast medium.</source>
        <translation>去除充盈对比剂部分后的骨骼。</translation>
    </message>
    <message>
        <source>What was taken for contrast medium, where, and how much.</source>
        <translation>哪些内容被认为是对比剂，位于何处，有多少。</translation>
    </message>
    <message>
        <source>Where a vessel touches bone over less than this, the two are told apart.</source>
        <translation>血管与骨骼的接触宽度小于该值时，两者会被区分开。</translation>
    </message>
    <message>
        <source>Brightest contrast medium</source>
        <translation>最亮的对比剂</translation>
    </message>
    <message>
        <source>Even bodies brighter than this are taken for solid bone or metal and kept.</source>
        <translation>比该值更亮的均匀结构被认为是实心骨或金属而予以保留。</translation>
    </message>
    <message>
        <source>Complete bone</source>
        <translation>补全骨骼</translation>
    </message>
    <message>
        <source>Adds cancellous and osteoporotic bone beside sure bone, and keeps apart what was apart.</source>
        <translation>在确定的骨骼旁补充松质骨和骨质疏松的骨，并使原本分离的部分保持分离。</translation>
    </message>
    <message>
        <source>Organs and vessels with contrast medium that touch bone can be taken along within the reach. A voxel between two parts is left out, so bone that was found in pieces can keep thin gaps; parts that the threshold joined already are not parted. Check the outline on every slice that matters.</source>
        <translation>在延伸范围内，与骨骼相接触的含对比剂器官和血管可能被一并纳入。两个部分之间的体素不予纳入，因此分块找到的骨骼可能保留细缝；阈值已连接的部分不会被分开。请在每个重要层面上检查轮廓。</translation>
    </message>
    <message>
        <source>The sure bone, on the grid of the CT.</source>
        <translation>确定的骨骼，与 CT 同一网格。</translation>
    </message>
    <message>
        <source>Before exclusion</source>
        <translation>排除之前</translation>
    </message>
    <message>
        <source>The segmentation before contrast medium was excluded; what was excluded is not grown into.</source>
        <translation>排除对比剂之前的分割；不会向被排除的部分生长。</translation>
    </message>
    <message>
        <source>The bone with what was added.</source>
        <translation>包含补充部分的骨骼。</translation>
    </message>
    <message>
        <source>Completion report</source>
        <translation>补全报告</translation>
    </message>
    <message>
        <source>How much sure and how much less dense bone there is.</source>
        <translation>确定的骨骼与密度较低的骨骼各有多少。</translation>
    </message>
    <message>
        <source>Smallest CT number of less dense bone; muscle and unenhanced organs lie below 80 HU.</source>
        <translation>低密度骨的最小 CT 值；肌肉和未增强的器官低于 80 HU。</translation>
    </message>
    <message>
        <source>Reach</source>
        <translation>延伸范围</translation>
    </message>
    <message>
        <source>How far from sure bone less dense bone is looked for.</source>
        <translation>在距确定的骨骼多远的范围内寻找低密度骨。</translation>
    </message>
    <message>
        <source>Dense core</source>
        <translation>致密核心</translation>
    </message>
    <message>
        <source>Nothing grows from a part of which less than a twentieth is denser than this.</source>
        <translation>若某部分中不足二十分之一比该值更致密，则不从该部分生长。</translation>
    </message>
    <message>
        <source>Smallest part</source>
        <translation>最小部分</translation>
    </message>
    <message>
        <source>Nothing grows from parts of the sure bone below this volume.</source>
        <translation>不从小于该体积的确定骨骼部分生长。</translation>
    </message>
    <message>
        <source>Deep learning (MONAI bundle)</source>
        <translation>深度学习（MONAI bundle）</translation>
    </message>
    <message>
        <source>Segments regions with a neural network that lies as a MONAI bundle on this computer.</source>
        <translation>使用本机上的 MONAI bundle 神经网络分割区域。</translation>
    </message>
    <message>
        <source>A network delivers regions for anything it is given, and can be wrong without any sign where a patient differs from those it was trained on: resection, implant, malformation, tumour, effusion, another phase of contrast medium. What the card of the bundle excludes cannot be seen in the data and must be confirmed. Check the outline on every slice that matters.</source>
        <translation>网络对任何输入都会给出区域；当患者与训练数据不同时（切除、植入物、畸形、肿瘤、积液、不同的增强期相），结果可能出错而没有任何提示。模型卡所排除的状态无法从数据中看出，必须由操作者确认。请在每个重要层面上检查轮廓。</translation>
    </message>
    <message>
        <source>The regions found.</source>
        <translation>找到的区域。</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Volume, parts and verdict of each region.</source>
        <translation>每个区域的体积、部分数和判定。</translation>
    </message>
    <message>
        <source>Bundle</source>
        <translation>Bundle（模型包）</translation>
    </message>
    <message>
        <source>Folder or zip file of the MONAI bundle on this computer, or the name of one that comes with the suite.</source>
        <translation>本机上 MONAI bundle 的文件夹或 zip 文件，或随本套件提供的模型包名称。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>Where the network runs. Automatic takes a graphics card with CUDA where there is one.</source>
        <translation>网络在何处运行。“自动”在有 CUDA 显卡时使用显卡。</translation>
    </message>
    <message>
        <source>No excluded state is present</source>
        <translation>不存在被排除的状态</translation>
    </message>
    <message>
        <source>Confirms that none of the states holds that the card of the bundle excludes, such as a resection, an implant or a malformation.</source>
        <translation>确认不存在模型卡所排除的任何状态，例如切除、植入物或畸形。</translation>
    </message>
    <message>
        <source>Continue with unusual images</source>
        <translation>图像异常时仍继续</translation>
    </message>
    <message>
        <source>Continues where the images differ from those that the network was made for. Then check every slice.</source>
        <translation>当图像与网络所适用的图像不同时仍继续。之后请检查每个层面。</translation>
    </message>
    <message>
        <source>TotalSegmentator</source>
        <translation>TotalSegmentator 分割</translation>
    </message>
    <message>
        <source>Segments regions with the program TotalSegmentator, where it is installed on this computer.</source>
        <translation>用本机已安装的 TotalSegmentator 程序分割区域。</translation>
    </message>
    <message>
        <source>The program is no part of this suite and is not checked by it: it delivers regions for anything it is given, and can be wrong without any sign where a patient differs from those it was trained on. It is no medical device. The licence of some of its networks forbids commercial use or asks for a fee; it may fetch weights and send usage statistics over the network. Check each slice that matters.</source>
        <translation>该程序不属于本套件，也未经本套件检验：给它任何图像它都会给出区域，当患者与其训练数据不同时，结果可能出错而毫无征兆。它不是医疗器械。其部分网络的许可禁止商业使用或需要付费；它可能通过网络下载权重并发送使用统计。请核对每一个重要层面。</translation>
    </message>
    <message>
        <source>Volume and code of each region.</source>
        <translation>各区域的体积和编码。</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Which of its networks is run, by its name there, such as total or lung_vessels.</source>
        <translation>运行该程序的哪一个网络，用其自身的名称，例如 total 或 lung_vessels。</translation>
    </message>
    <message>
        <source>Names of the wanted regions there, with commas between them, such as liver, spleen; or empty.</source>
        <translation>所需区域在该程序中的名称，用逗号隔开，例如 liver, spleen；也可留空。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>分辨率</translation>
    </message>
    <message>
        <source>Voxel size of its network. A coarser one is faster and less exact; not every task has it.</source>
        <translation>其网络的体素大小。较粗者更快但精度较低；并非每个任务都有。</translation>
    </message>
    <message>
        <source>Where the network runs. Automatic leaves it to the program.</source>
        <translation>网络在何处运行。自动表示由该程序决定。</translation>
    </message>
    <message>
        <source>Longest time</source>
        <translation>最长时间</translation>
    </message>
    <message>
        <source>After this time the program is ended.</source>
        <translation>超过此时间程序将被终止。</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Path of the command; empty to search where programs are installed.</source>
        <translation>命令的路径；留空则在程序安装位置查找。</translation>
    </message>
    <message>
        <source>Model of nnU-Net</source>
        <translation>nnU-Net 模型</translation>
    </message>
    <message>
        <source>Segments regions with a trained nnU-Net model, where nnU-Net is installed on this computer.</source>
        <translation>用已训练的 nnU-Net 模型分割区域，本机须已安装 nnU-Net。</translation>
    </message>
    <message>
        <source>Neither the program nor the model is part of this suite, and they are not checked by it: a network delivers regions for anything it is given, and can be wrong without any sign where a patient differs from those it was trained on. The weights of a model are a program that runs with all your rights, and have a licence of their own. Check the outline on every slice that matters.</source>
        <translation>该程序和模型均不属于本套件，也未经本套件检验：给网络任何图像它都会给出区域，当患者与其训练数据不同时，结果可能出错而毫无征兆。模型的权重是以您的全部权限运行的程序，并有其自身的许可。请在每一个重要层面上核对轮廓。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Folder of a trained model: it holds dataset.json, plans.json and fold_0, fold_1 ...</source>
        <translation>已训练模型的文件夹：含有 dataset.json、plans.json 以及 fold_0、fold_1 等。</translation>
    </message>
    <message>
        <source>I trust this model</source>
        <translation>我信任此模型</translation>
    </message>
    <message>
        <source>Confirms that the model comes from a source that you know: its weights can run code.</source>
        <translation>确认该模型来自您了解的来源：其权重可以运行代码。</translation>
    </message>
    <message>
        <source>Mirrored copies</source>
        <translation>镜像副本</translation>
    </message>
    <message>
        <source>Averages over mirrored copies of the image: slower, and mostly more exact.</source>
        <translation>对图像的镜像副本取平均：较慢，但大多更准确。</translation>
    </message>
    <message>
        <source>Evaluation</source>
        <translation>分割评价</translation>
    </message>
    <message>
        <source>Compares a segmentation with a reference: Dice, IoU, Hausdorff distance, surface Dice, volumes.</source>
        <translation>将分割结果与参考分割比较：Dice、IoU、豪斯多夫距离、表面 Dice、体积。</translation>
    </message>
    <message>
        <source>The figures say how well the result agrees with the reference, not whether the reference is right. A high mean can hide a missed region or a small error in a critical place: look at the smallest value and the differences. Figures of different definitions must not be compared.</source>
        <translation>指标说明结果与参考分割的一致程度，而不说明参考分割是否正确。较高的平均值可能掩盖遗漏的区域或关键部位的小误差：请查看最小值和差异。定义不同的指标不得相互比较。</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>参考分割</translation>
    </message>
    <message>
        <source>The segmentation that is taken for right.</source>
        <translation>视为正确的分割。</translation>
    </message>
    <message>
        <source>The result that is judged.</source>
        <translation>被评价的结果。</translation>
    </message>
    <message>
        <source>Every figure of every region.</source>
        <translation>每个区域的全部指标。</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Voxels that only one of the two has.</source>
        <translation>仅其中一个分割具有的体素。</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>Distance up to which the surface Dice takes two surfaces for the same.</source>
        <translation>表面 Dice 将两个表面视为相同的最大距离。</translation>
    </message>
    <message>
        <source>Where distances are taken: on surface elements, weighted by their area, or at border voxels, which all count the same.</source>
        <translation>在何处取距离：在表面单元上（按面积加权），或在边界体素处（权重相同）。</translation>
    </message>
    <message>
        <source>surface elements</source>
        <translation>表面单元</translation>
    </message>
    <message>
        <source>border voxels</source>
        <translation>边界体素</translation>
    </message>
    <message>
        <source>95th percentile</source>
        <translation>第 95 百分位数</translation>
    </message>
    <message>
        <source>Whether HD95 is the larger of both directions, or that of both directions together.</source>
        <translation>HD95 取两个方向中较大者，还是两个方向合并计算。</translation>
    </message>
    <message>
        <source>larger of both directions</source>
        <translation>两个方向中较大者</translation>
    </message>
    <message>
        <source>both directions pooled</source>
        <translation>两个方向合并</translation>
    </message>
    <message>
        <source>Match regions by</source>
        <translation>区域匹配方式</translation>
    </message>
    <message>
        <source>What tells that two regions are the same.</source>
        <translation>依据什么认定两个区域相同。</translation>
    </message>
    <message>
        <source>name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>label value</source>
        <translation>标签值</translation>
    </message>
    <message>
        <source>code</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Other names</source>
        <translation>其他名称</translation>
    </message>
    <message>
        <source>Regions that have another name in the result, as RESULT=REFERENCE with commas between them.</source>
        <translation>在结果中名称不同的区域，写作 结果=参考，以逗号分隔。</translation>
    </message>
    <message>
        <source>Connected threshold</source>
        <translation>连通阈值</translation>
    </message>
    <message>
        <source>Grows a region from seed points through all voxels between two CT numbers.</source>
        <translation>从种子点出发，在两个CT值之间的所有体素中生长区域。</translation>
    </message>
    <message>
        <source>The growth leaks wherever tissue of the same CT number touches the region, and noise can stop it. The seeds are placed by hand, so the result depends on the operator. Look at every slice, and use leak-limited growth or seeds outside where the region leaks.</source>
        <translation>凡CT值相同的组织与该区域接触处，生长都会泄漏；噪声可使生长停止。种子点由人工放置，结果取决于操作者。请查看每一层；区域泄漏时，请使用限漏生长或区域外种子点。</translation>
    </message>
    <message>
        <source>Seeds inside</source>
        <translation>区域内种子点</translation>
    </message>
    <message>
        <source>Points on the region. Move, add or delete them, and run again.</source>
        <translation>位于区域上的点。可移动、添加或删除后重新运行。</translation>
    </message>
    <message>
        <source>Seeds outside</source>
        <translation>区域外种子点</translation>
    </message>
    <message>
        <source>Points on what does not belong to the region.</source>
        <translation>位于不属于该区域处的点。</translation>
    </message>
    <message>
        <source>The region that grew from the seeds.</source>
        <translation>由种子点生长得到的区域。</translation>
    </message>
    <message>
        <source>Seed statistics</source>
        <translation>种子点统计</translation>
    </message>
    <message>
        <source>CT number at each seed point, and mean and spread around it.</source>
        <translation>各种子点处的CT值及其周围的均值和离散程度。</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message>
        <source>Parts of the region, their volumes and places.</source>
        <translation>区域的各部分及其体积和位置。</translation>
    </message>
    <message>
        <source>Smallest CT number that the growth goes on to.</source>
        <translation>生长所能进入的最小CT值。</translation>
    </message>
    <message>
        <source>Largest CT number that the growth goes on to.</source>
        <translation>生长所能进入的最大CT值。</translation>
    </message>
    <message>
        <source>Which neighbours of a voxel the growth goes on to: across faces (6), edges too (18), corners too (26).</source>
        <translation>生长进入体素的哪些邻域：共面（6）、加共棱（18）、加共角（26）。</translation>
    </message>
    <message>
        <source>Radius around a seed</source>
        <translation>种子点周围半径</translation>
    </message>
    <message>
        <source>Voxels up to this distance count for the statistics of a seed.</source>
        <translation>此距离以内的体素计入种子点的统计。</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>区域名称</translation>
    </message>
    <message>
        <source>Name of the segment that is made.</source>
        <translation>所生成分割的名称。</translation>
    </message>
    <message>
        <source>Confidence connected</source>
        <translation>置信连通</translation>
    </message>
    <message>
        <source>Grows a region from seed points through what has the mean and spread of the region itself.</source>
        <translation>从种子点出发，按区域自身的均值和离散程度生长区域。</translation>
    </message>
    <message>
        <source>The range widens with each iteration where the region is uneven or has leaked; the table of the growth shows it by a leap of the volume. The seeds are placed by hand, so the result depends on the operator. Look at every slice.</source>
        <translation>区域不均匀或已泄漏时，范围随每次迭代变宽；生长表中体积的突增可显示这一点。种子点由人工放置，结果取决于操作者。请查看每一层。</translation>
    </message>
    <message>
        <source>Growth</source>
        <translation>生长</translation>
    </message>
    <message>
        <source>Mean, spread and volume of the region at each iteration.</source>
        <translation>每次迭代时区域的均值、离散程度和体积。</translation>
    </message>
    <message>
        <source>Width of the range</source>
        <translation>范围宽度</translation>
    </message>
    <message>
        <source>The range is the mean of the region plus and minus this many standard deviations.</source>
        <translation>范围为区域均值加减此倍数的标准差。</translation>
    </message>
    <message>
        <source>How often mean and standard deviation are taken anew.</source>
        <translation>重新计算均值和标准差的次数。</translation>
    </message>
    <message>
        <source>Standard deviation of a Gaussian that quietens the noise before growing; 0 for none.</source>
        <translation>生长前抑制噪声的高斯滤波的标准差；0表示不使用。</translation>
    </message>
    <message>
        <source>Give back the edge</source>
        <translation>补回边缘</translation>
    </message>
    <message>
        <source>Adds the rim that smoothing and the narrow range leave out, up to half way to the surroundings.</source>
        <translation>补回因平滑和窄范围而遗漏的边缘，直至与周围的中间值。</translation>
    </message>
    <message>
        <source>Leak-limited growth</source>
        <translation>限漏生长</translation>
    </message>
    <message>
        <source>Grows a region from seed points, stops at narrow necks, and marks where it would leak.</source>
        <translation>从种子点生长区域，在狭窄的颈部停止，并标记将要泄漏之处。</translation>
    </message>
    <message>
        <source>Only leaks through necks narrower than the neck width are stopped; where tissue of the same CT number touches broadly, the region leaks. A branch of the organ itself that is narrower is cut off too, and is listed as a leak. Look at each leak place and at every slice.</source>
        <translation>仅能阻止经由窄于颈宽的颈部发生的泄漏；CT值相同的组织广泛接触处，区域仍会泄漏。器官自身较窄的分支也会被切断并列为泄漏。请查看每个泄漏位置和每一层。</translation>
    </message>
    <message>
        <source>The region, and the places where it was stopped.</source>
        <translation>区域及其生长被停止之处。</translation>
    </message>
    <message>
        <source>Leak places</source>
        <translation>泄漏位置</translation>
    </message>
    <message>
        <source>One point at each place where the growth was stopped.</source>
        <translation>在每个停止生长处的一个点。</translation>
    </message>
    <message>
        <source>Leak report</source>
        <translation>泄漏报告</translation>
    </message>
    <message>
        <source>Place, width and volume beyond of each stopped leak.</source>
        <translation>每处被阻止泄漏的位置、宽度及其后方的体积。</translation>
    </message>
    <message>
        <source>Neck width</source>
        <translation>颈宽</translation>
    </message>
    <message>
        <source>The growth stops where its way is narrower than this.</source>
        <translation>通路窄于此值处停止生长。</translation>
    </message>
    <message>
        <source>Smallest leak</source>
        <translation>最小泄漏</translation>
    </message>
    <message>
        <source>What lies behind a neck counts as a leak from this volume on; less is a detail of the region.</source>
        <translation>颈部后方的体积达到此值即视为泄漏；更小者为区域的细节。</translation>
    </message>
    <message>
        <source>Grow from seeds</source>
        <translation>多种子生长</translation>
    </message>
    <message>
        <source>Grows several regions at once from their seeds, until they meet.</source>
        <translation>由各自的种子同时生长多个区域，直至彼此相遇。</translation>
    </message>
    <message>
        <source>Every voxel of the box goes to one of the regions, also where none fits: give the surroundings seeds of their own. Where a border has little contrast it depends on where the seeds lie. They are placed by hand, so the result depends on the operator.</source>
        <translation>框内每个体素都归于某一区域，即使均不适合：请为周围组织单独放置种子。边界对比度低时，边界取决于种子的位置。种子由人工放置，结果取决于操作者。</translation>
    </message>
    <message>
        <source>One list of points for each region; a region takes the name of its list.</source>
        <translation>每个区域一个点列表；区域以其列表命名。</translation>
    </message>
    <message>
        <source>Painted seeds</source>
        <translation>绘制的种子</translation>
    </message>
    <message>
        <source>One segment of painted seeds for each region.</source>
        <translation>每个区域一个绘制种子的分割。</translation>
    </message>
    <message>
        <source>The regions, one segment each.</source>
        <translation>各区域，每个为一个分割。</translation>
    </message>
    <message>
        <source>Seeds and volume of each region.</source>
        <translation>各区域的种子和体积。</translation>
    </message>
    <message>
        <source>Seed locality</source>
        <translation>种子局部性</translation>
    </message>
    <message>
        <source>How many HU of difference a way of 1 mm counts; more keeps regions near their seeds.</source>
        <translation>1 mm路径相当于多少HU的差值；越大则区域越靠近其种子。</translation>
    </message>
    <message>
        <source>How far beyond the box around all seeds the regions may grow.</source>
        <translation>区域可超出全部种子外框生长的距离。</translation>
    </message>
    <message>
        <source>Size of a point</source>
        <translation>点的大小</translation>
    </message>
    <message>
        <source>Radius of the ball that each seed point stands for.</source>
        <translation>每个种子点所代表的球的半径。</translation>
    </message>
    <message>
        <source>Vessel tracking</source>
        <translation>血管跟踪</translation>
    </message>
    <message>
        <source>Follows a vessel with contrast medium and its branches from seed points, past plaque and stenoses, and stops at leaks.</source>
        <translation>从种子点跟踪含对比剂的血管及其分支，通过斑块和狭窄，并在泄漏处停止。</translation>
    </message>
    <message>
        <source>A vessel that touches bone or another vessel broadly ends there or takes a part of it in, and a closed vessel ends; each stop is listed, slow leaks are not noticed. Plaque that is no brighter than the blood counts as blood, and plaque larger than the limit counts as bone. The seeds are placed by hand, so the result depends on the operator. Look at each leak place and at every branch before measuring.</source>
        <translation>与骨或其他血管广泛接触的血管会在该处结束或混入其一部分，闭塞的血管会结束；每个停止处均列出，缓慢的泄漏不会被发现。不比血液亮的斑块视为血液，大于限值的斑块视为骨。种子点由人工放置，结果取决于操作者。测量前请查看每个泄漏位置和每个分支。</translation>
    </message>
    <message>
        <source>Points in the vessel, the first where it is widest; further ones where tracking stopped.</source>
        <translation>血管内的点，第一个位于最宽处；其余位于跟踪停止处。</translation>
    </message>
    <message>
        <source>The vessel, its calcified plaque, and the places where tracking was stopped.</source>
        <translation>血管、其钙化斑块，以及跟踪停止的位置。</translation>
    </message>
    <message>
        <source>Seeds and tracking</source>
        <translation>种子点与跟踪</translation>
    </message>
    <message>
        <source>Whether each seed was reached from an earlier one.</source>
        <translation>各种子点是否已由先前的种子点到达。</translation>
    </message>
    <message>
        <source>One point at each place where tracking was stopped.</source>
        <translation>每个跟踪停止处一个点。</translation>
    </message>
    <message>
        <source>Place of each stop, why, and cross-section before and beyond.</source>
        <translation>每个停止处的位置、原因以及前后的截面积。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Whether the CT numbers of the blood are measured at the seeds, or the limits below are taken.</source>
        <translation>在种子点处测量血液的CT值，或采用下列界限。</translation>
    </message>
    <message>
        <source>from the seeds</source>
        <translation>取自种子点</translation>
    </message>
    <message>
        <source>given</source>
        <translation>给定</translation>
    </message>
    <message>
        <source>Standard deviation of a Gaussian that quietens the noise; 0 for none.</source>
        <translation>抑制噪声的高斯函数的标准差；0表示不平滑。</translation>
    </message>
    <message>
        <source>Largest plaque</source>
        <translation>最大斑块</translation>
    </message>
    <message>
        <source>Calcium up to this volume is passed and made a segment of its own; what is larger is bone.</source>
        <translation>不超过此体积的钙化可通过并成为单独的分割；更大的为骨。</translation>
    </message>
    <message>
        <source>Leak factor</source>
        <translation>泄漏倍数</translation>
    </message>
    <message>
        <source>Tracking stops where the cross-section gets larger than this many times that of the branch.</source>
        <translation>截面积大于分支截面积的此倍数时，跟踪停止。</translation>
    </message>
    <message>
        <source>Leak distance</source>
        <translation>泄漏距离</translation>
    </message>
    <message>
        <source>Way within which it has to get so much larger; in a wide vessel one and a half radii at least.</source>
        <translation>在此路程内变得如此之大才算泄漏；宽血管中至少为半径的1.5倍。</translation>
    </message>
    <message>
        <source>Longest stenosis</source>
        <translation>最长狭窄</translation>
    </message>
    <message>
        <source>Behind a narrow place up to this long the vessel may get as wide again as it was before.</source>
        <translation>在不长于此值的狭窄之后，血管可恢复原来的宽度。</translation>
    </message>
    <message>
        <source>Name of the vessel</source>
        <translation>血管名称</translation>
    </message>
    <message>
        <source>Airway tracking</source>
        <translation>气道跟踪</translation>
    </message>
    <message>
        <source>Follows the airways from the trachea from branch to branch, numbers their generations, and stops at leaks.</source>
        <translation>从气管起逐分支跟踪气道，为各级编号，并在泄漏处停止。</translation>
    </message>
    <message>
        <source>Branches whose wall the scan does not resolve are missing or end early, and small leaks beside them can look like branches. Where mucus or a tumour closes a branch, what lies behind it is missing. The numbers of generations are counted along what was found. Look at each leak place and at every branch.</source>
        <translation>扫描无法分辨管壁的分支会缺失或过早结束，其旁的小泄漏可能形似分支。粘液或肿瘤阻塞分支时，其后方缺失。级别编号按已找到的分支计数。请查看每个泄漏位置和每个分支。</translation>
    </message>
    <message>
        <source>Points in the airways, the first in the trachea. Without any the trachea is looked for.</source>
        <translation>气道内的点，第一个位于气管。没有点时自动寻找气管。</translation>
    </message>
    <message>
        <source>The airways, and the places where tracking was stopped.</source>
        <translation>气道，以及跟踪停止的位置。</translation>
    </message>
    <message>
        <source>Generations</source>
        <translation>各级分支</translation>
    </message>
    <message>
        <source>Number, length and radius of the branches by generation.</source>
        <translation>各级分支的数量、长度和半径。</translation>
    </message>
    <message>
        <source>Standard deviation of a Gaussian that quietens the noise; too much opens thin walls. Take 0.8 mm where the noise is above 35 HU; 0 for none.</source>
        <translation>抑制噪声的高斯函数的标准差；过大会打开薄壁。噪声高于35 HU时取0.8 mm；0表示不平滑。</translation>
    </message>
    <message>
        <source>Graph cut</source>
        <translation>图割</translation>
    </message>
    <message>
        <source>Finds the region with the best border between seed points inside and outside.</source>
        <translation>在区域内外种子点之间寻找边界最优的区域。</translation>
    </message>
    <message>
        <source>The border follows the strongest edges and the CT numbers at the seeds; where neighbours have the same CT number it is placed by its smoothness alone. Parts thinner than a few voxels are cut off. The seeds are placed by hand, so the result depends on the operator. A match with the expected shape does not prove that the region is the right one.</source>
        <translation>边界遵循最强的边缘和种子处的CT值；相邻组织CT值相同时，边界仅由平滑性决定。薄于数个体素的部分会被切除。种子由人工放置，结果取决于操作者。与预期形状匹配并不证明区域正确。</translation>
    </message>
    <message>
        <source>The region.</source>
        <translation>该区域。</translation>
    </message>
    <message>
        <source>Intensity models</source>
        <translation>灰度模型</translation>
    </message>
    <message>
        <source>Mean and spread of both sides, at the seeds and after each cut.</source>
        <translation>种子处及每次割后两侧的均值和离散程度。</translation>
    </message>
    <message>
        <source>Match</source>
        <translation>匹配</translation>
    </message>
    <message>
        <source>How well the region matches the expected shape, by feature.</source>
        <translation>区域与预期形状按特征的匹配程度。</translation>
    </message>
    <message>
        <source>Intensity model</source>
        <translation>灰度模型</translation>
    </message>
    <message>
        <source>How the CT numbers of a side are described: by mean and spread, or by their histogram.</source>
        <translation>一侧CT值的描述方式：均值和离散程度，或直方图。</translation>
    </message>
    <message>
        <source>histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>Smoothness</source>
        <translation>平滑性</translation>
    </message>
    <message>
        <source>Weight of the border against the CT numbers; more makes it smoother.</source>
        <translation>边界相对于CT值的权重；越大越平滑。</translation>
    </message>
    <message>
        <source>Refinements</source>
        <translation>细化次数</translation>
    </message>
    <message>
        <source>How often both models are taken anew from the result.</source>
        <translation>由结果重新建立两个模型的次数。</translation>
    </message>
    <message>
        <source>How far beyond the box around all seeds the region may reach.</source>
        <translation>区域可超出全部种子外框的距离。</translation>
    </message>
    <message>
        <source>Size of a seed</source>
        <translation>种子大小</translation>
    </message>
    <message>
        <source>Radius of the ball that each seed point fixes.</source>
        <translation>每个种子点所固定的球的半径。</translation>
    </message>
    <message>
        <source>Expected shape</source>
        <translation>预期形状</translation>
    </message>
    <message>
        <source>The result is refused if it does not match this shape.</source>
        <translation>结果与此形状不匹配时予以拒绝。</translation>
    </message>
    <message>
        <source>sphere</source>
        <translation>球体</translation>
    </message>
    <message>
        <source>ellipsoid</source>
        <translation>椭球</translation>
    </message>
    <message>
        <source>tube</source>
        <translation>管状</translation>
    </message>
    <message>
        <source>Smallest match score</source>
        <translation>最小匹配分数</translation>
    </message>
    <message>
        <source>Below this score the result is refused.</source>
        <translation>低于此分数的结果予以拒绝。</translation>
    </message>
    <message>
        <source>Expected volume; 0 for no limit.</source>
        <translation>预期体积；0表示无限制。</translation>
    </message>
    <message>
        <source>Largest volume</source>
        <translation>最大体积</translation>
    </message>
    <message>
        <source>Random walker</source>
        <translation>随机游走</translation>
    </message>
    <message>
        <source>Finds the region from which random walks reach the seed points inside first.</source>
        <translation>寻找随机游走首先到达区域内种子点的区域。</translation>
    </message>
    <message>
        <source>Where there is no edge between seeds inside and outside, the border is placed half way between them: place seeds on both sides of weak borders. The probability is that of a model and not that of being right. The seeds are placed by hand, so the result depends on the operator.</source>
        <translation>内外种子之间没有边缘时，边界位于两者中间：请在弱边界两侧放置种子。该概率是模型的概率，而非正确的概率。种子由人工放置，结果取决于操作者。</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Probability of each voxel to belong to the region.</source>
        <translation>每个体素属于该区域的概率。</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>At this difference of two neighbours a step between them is half as likely as in even tissue.</source>
        <translation>相邻体素相差此值时，其间走一步的可能性为均匀组织中的一半。</translation>
    </message>
    <message>
        <source>Standard deviation of a Gaussian that quietens the noise before walking; 1 is one voxel.</source>
        <translation>游走前抑制噪声的高斯滤波的标准差；1为一个体素。</translation>
    </message>
    <message>
        <source>Smallest probability</source>
        <translation>最小概率</translation>
    </message>
    <message>
        <source>From this probability on a voxel is inside.</source>
        <translation>达到此概率的体素属于区域内。</translation>
    </message>
    <message>
        <source>Paint or erase at points</source>
        <translation>在点处涂抹或擦除</translation>
    </message>
    <message>
        <source>Adds or removes, by hand, what a ball around placed points covers, down to a single voxel.</source>
        <translation>手动添加或去除所放置的点周围球体覆盖的部分，最小可至单个体素。</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑功能</translation>
    </message>
    <message>
        <source>What is added or removed is decided by the operator. Voxels of other segments are never taken; without the name of a segment the first one is added to. Look at the result in all three planes.</source>
        <translation>添加或去除的内容由操作者决定。不会占用其他分割的体素；未指定分割名称时，添加到第一个分割。请在三个平面中查看结果。</translation>
    </message>
    <message>
        <source>The segmentation to edit.</source>
        <translation>要编辑的分割。</translation>
    </message>
    <message>
        <source>Where the brush is set down. They are placed by hand.</source>
        <translation>画笔落下的位置。手动放置。</translation>
    </message>
    <message>
        <source>The edited segmentation.</source>
        <translation>编辑后的分割。</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Add to the segment, or remove from it.</source>
        <translation>添加到分割中，或从分割中去除。</translation>
    </message>
    <message>
        <source>add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>remove</source>
        <translation>去除</translation>
    </message>
    <message>
        <source>Brush radius</source>
        <translation>画笔半径</translation>
    </message>
    <message>
        <source>Radius of the ball; 0 is exactly one voxel.</source>
        <translation>球体的半径；0 表示恰好一个体素。</translation>
    </message>
    <message>
        <source>Join the points</source>
        <translation>连接各点</translation>
    </message>
    <message>
        <source>Also paint along the straight lines from point to point.</source>
        <translation>同时沿各点之间的直线涂抹。</translation>
    </message>
    <message>
        <source>Cut with an outline</source>
        <translation>用轮廓裁剪</translation>
    </message>
    <message>
        <source>Erases or adds, by hand, what lies inside or outside of an outline, seen across its plane.</source>
        <translation>沿轮廓所在平面的垂直方向，手动擦除或添加轮廓内部或外部的部分。</translation>
    </message>
    <message>
        <source>What is cut is decided by the operator. With a depth of 0 the cut goes through the whole volume, also through what is not seen on the slice. Look at the result in all three planes.</source>
        <translation>裁剪的内容由操作者决定。深度为 0 时裁剪贯穿整个体数据，包括该层面上看不到的部分。请在三个平面中查看结果。</translation>
    </message>
    <message>
        <source>Outline</source>
        <translation>轮廓</translation>
    </message>
    <message>
        <source>At least three points around what is meant. They are placed by hand.</source>
        <translation>围绕目标至少放置三个点。手动放置。</translation>
    </message>
    <message>
        <source>Erase what is inside or outside of the outline, or add what is inside.</source>
        <translation>擦除轮廓内部或外部的部分，或添加轮廓内部的部分。</translation>
    </message>
    <message>
        <source>erase inside</source>
        <translation>擦除内部</translation>
    </message>
    <message>
        <source>erase outside</source>
        <translation>擦除外部</translation>
    </message>
    <message>
        <source>fill inside</source>
        <translation>填充内部</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>How far to each side of its plane the outline reaches; 0 reaches through the whole volume.</source>
        <translation>轮廓向其平面两侧延伸的距离；0 表示贯穿整个体数据。</translation>
    </message>
    <message>
        <source>Grow or shrink</source>
        <translation>扩大或缩小</translation>
    </message>
    <message>
        <source>Grows a segment by a margin in millimetres, or shrinks it.</source>
        <translation>按毫米边距扩大或缩小分割。</translation>
    </message>
    <message>
        <source>A margin is rounded to whole voxels: less than the spacing of the slices has no effect across them. Structures thinner than twice the margin vanish when shrunk. Voxels of other segments are not taken.</source>
        <translation>边距取整到整体素：小于层间距的边距在层间方向上不起作用。缩小时，厚度小于两倍边距的结构会消失。不会占用其他分割的体素。</translation>
    </message>
    <message>
        <source>Grows the segment; a negative margin shrinks it.</source>
        <translation>扩大分割；负的边距则缩小。</translation>
    </message>
    <message>
        <source>Smooth segments</source>
        <translation>平滑分割</translation>
    </message>
    <message>
        <source>Smooths the border of a segment, or of all segments together so that no gap opens between them.</source>
        <translation>平滑一个分割的边界，或一起平滑所有分割，使其间不出现缝隙。</translation>
    </message>
    <message>
        <source>Smoothing moves the border away from what the image shows: thin walls, fracture gaps and small vessels can vanish or close. Compare with the image before you measure.</source>
        <translation>平滑会使边界偏离图像所示：薄壁、骨折间隙和小血管可能消失或闭合。测量之前请与图像比较。</translation>
    </message>
    <message>
        <source>Median takes away spikes and dents, opening what is thin, closing gaps and dents, Gaussian both; joint smooths all segments together, so that they keep touching.</source>
        <translation>中值去除毛刺和凹陷，开运算去除细薄部分，闭运算消除间隙和凹陷，高斯兼有两者；联合则一起平滑所有分割，使其保持相接。</translation>
    </message>
    <message>
        <source>opening</source>
        <translation>开运算</translation>
    </message>
    <message>
        <source>closing</source>
        <translation>闭运算</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>joint</source>
        <translation>联合</translation>
    </message>
    <message>
        <source>Reach to each side, or standard deviation of the Gaussian.</source>
        <translation>向每侧的延伸距离，或高斯的标准差。</translation>
    </message>
    <message>
        <source>Split into parts</source>
        <translation>拆分为各部分</translation>
    </message>
    <message>
        <source>Makes a segment of each connected part, the largest first.</source>
        <translation>将每个连通部分做成一个分割，最大者在前。</translation>
    </message>
    <message>
        <source>Bones that touch are one part, and a broken bone is several: parts are not anatomy. Name them yourself, or check the names that are found automatically.</source>
        <translation>相接的骨骼是一个部分，骨折的骨骼是多个部分：部分并不等于解剖结构。请自行命名，或核对自动识别的名称。</translation>
    </message>
    <message>
        <source>The segmentation to split.</source>
        <translation>要拆分的分割。</translation>
    </message>
    <message>
        <source>One segment for each part.</source>
        <translation>每个部分一个分割。</translation>
    </message>
    <message>
        <source>Smaller parts are left out.</source>
        <translation>更小的部分被舍去。</translation>
    </message>
    <message>
        <source>Combine segments</source>
        <translation>组合分割</translation>
    </message>
    <message>
        <source>Copies, joins, subtracts or intersects segments, or inverts, clears or fills one.</source>
        <translation>复制、合并、相减或相交分割，或对一个分割取反、清空或填满。</translation>
    </message>
    <message>
        <source>A voxel belongs to one segment: what is added to one is taken from the second, and no voxel of a third is taken. An empty name means the first segment.</source>
        <translation>一个体素只属于一个分割：添加到一个分割的体素取自第二个分割，不会占用第三个分割的体素。名称为空表示第一个分割。</translation>
    </message>
    <message>
        <source>Segment to change</source>
        <translation>要修改的分割</translation>
    </message>
    <message>
        <source>Name of the segment that is changed.</source>
        <translation>被修改的分割的名称。</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>运算</translation>
    </message>
    <message>
        <source>Copy, add, subtract and intersect take the second segment; invert, clear and fill need none.</source>
        <translation>复制、添加、相减和相交使用第二个分割；取反、清空和填满不需要。</translation>
    </message>
    <message>
        <source>copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>subtract</source>
        <translation>相减</translation>
    </message>
    <message>
        <source>intersect</source>
        <translation>相交</translation>
    </message>
    <message>
        <source>invert</source>
        <translation>取反</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>fill</source>
        <translation>填满</translation>
    </message>
    <message>
        <source>Second segment</source>
        <translation>第二个分割</translation>
    </message>
    <message>
        <source>Name of the segment that it is combined with.</source>
        <translation>与之组合的分割的名称。</translation>
    </message>
    <message>
        <source>Fill between slices</source>
        <translation>层间填充</translation>
    </message>
    <message>
        <source>Fills the slices between those in which a segment was drawn.</source>
        <translation>填充已勾画分割的层面之间的各层面。</translation>
    </message>
    <message>
        <source>What lies between drawn slices is guessed from their outlines, not from the image: a structure that divides, bends or ends in between is not followed. Look at each filled slice.</source>
        <translation>已勾画层面之间的内容由其轮廓推测，而非来自图像：在其间分支、弯曲或终止的结构不会被跟随。请查看每个填充的层面。</translation>
    </message>
    <message>
        <source>Drawn slices</source>
        <translation>已勾画的层面</translation>
    </message>
    <message>
        <source>The plane in which the slices were drawn.</source>
        <translation>勾画层面所在的平面。</translation>
    </message>
    <message>
        <source>Find labels</source>
        <translation>自动识别标签</translation>
    </message>
    <message>
        <source>Names vertebrae and ribs by shape and order, and other segments by names that models give.</source>
        <translation>按形状和顺序为椎骨和肋骨命名，并按模型给出的名称为其他分割命名。</translation>
    </message>
    <message>
        <source>Region labels</source>
        <translation>区域标签</translation>
    </message>
    <message>
        <source>The count can be wrong where vertebrae are fused, fractured, missing or additional, where ribs are absent, and where the image ends in the column. Check every number, and correct it by hand: a series may skip and repeat numbers.</source>
        <translation>椎骨融合、骨折、缺失或增多时，肋骨缺失时，以及图像在脊柱中终止时，计数可能有误。请核对每个编号并手动更正：序列可以跳号，也可以重号。</translation>
    </message>
    <message>
        <source>One segment for each bone, such as after splitting.</source>
        <translation>每块骨骼一个分割，例如拆分之后。</translation>
    </message>
    <message>
        <source>The same regions with labels and codes.</source>
        <translation>带有标签和编码的相同区域。</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Every segment, its label, and how it was found.</source>
        <translation>每个分割、其标签及识别方式。</translation>
    </message>
    <message>
        <source>Uppermost vertebra</source>
        <translation>最上方的椎骨</translation>
    </message>
    <message>
        <source>Name of the uppermost vertebra in the image, such as T4; empty to find it by ribs and sacrum.</source>
        <translation>图像中最上方椎骨的名称，例如 T4；为空则按肋骨和骶骨确定。</translation>
    </message>
    <message>
        <source>Absent</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>Vertebrae that the patient does not have, with commas between them, such as T12.</source>
        <translation>患者没有的椎骨，以逗号分隔，例如 T12。</translation>
    </message>
    <message>
        <source>Additional</source>
        <translation>增多</translation>
    </message>
    <message>
        <source>Vertebrae that few people have, with commas between them: T13, L6.</source>
        <translation>少数人具有的椎骨，以逗号分隔：T13, L6。</translation>
    </message>
    <message>
        <source>Names of models</source>
        <translation>模型的名称</translation>
    </message>
    <message>
        <source>Also gives a label and code to segments whose names the list knows.</source>
        <translation>同时为列表中已有其名称的分割赋予标签和编码。</translation>
    </message>
    <message>
        <source>Set a label</source>
        <translation>设置标签</translation>
    </message>
    <message>
        <source>Gives a segment a label of the list with its code, or any other text.</source>
        <translation>为分割赋予列表中的标签及其编码，或任意其他文字。</translation>
    </message>
    <message>
        <source>The label is decided by the operator. A text that is not in the list carries no code, and other software may not know what it means.</source>
        <translation>标签由操作者决定。不在列表中的文字没有编码，其他软件可能不知道其含义。</translation>
    </message>
    <message>
        <source>The segmentation whose label is changed.</source>
        <translation>要修改标签的分割。</translation>
    </message>
    <message>
        <source>The same regions with the new label.</source>
        <translation>带有新标签的相同区域。</translation>
    </message>
    <message>
        <source>Name of the segment as it is now.</source>
        <translation>分割当前的名称。</translation>
    </message>
    <message>
        <source>New label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>A label of the list, which brings its code, or any other text without one.</source>
        <translation>列表中的标签（带有编码），或任意不带编码的其他文字。</translation>
    </message>
    <message>
        <source>CT number at a point</source>
        <translation>点的CT值</translation>
    </message>
    <message>
        <source>Reads the CT number of the voxel at a point.</source>
        <translation>读取某一点处体素的CT值。</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>A single voxel carries the full noise of the image, and next to a border a mixture of both sides. To judge a tissue, take the mean over a region.</source>
        <translation>单个体素带有图像的全部噪声，在边界旁还混有两侧的值。判断组织时请取一个区域的平均值。</translation>
    </message>
    <message>
        <source>In a slice view a point lies where the pointer meets the plane of the slice. In a 3-D view it lies on the visible surface under the pointer, on the nearest vertex of the triangle or exactly at the hit as chosen; in a volume rendering where the opacity reaches a threshold, in a MIP at the highest value.</source>
        <translation>在切片视图中，点位于指针与切片平面的交点。在三维视图中，点位于指针下方的可见表面上，按所选为三角面的最近顶点或精确交点；在体绘制中位于不透明度达到阈值之处，在 MIP 中位于最高值处。</translation>
    </message>
    <message>
        <source>The image to read from.</source>
        <translation>要读取的图像。</translation>
    </message>
    <message>
        <source>One or more points. They are placed by hand.</source>
        <translation>一个或多个点，由手动放置。</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>The value at each point.</source>
        <translation>每个点处的值。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>长度</translation>
    </message>
    <message>
        <source>Measures the straight distance between two points, or the length of a line through several.</source>
        <translation>测量两点之间的直线距离，或经过多个点的折线长度。</translation>
    </message>
    <message>
        <source>The value is as exact as the points are placed; a point can be off by half a pixel of the view and half a slice. A line through few points is shorter than the curved structure that it follows.</source>
        <translation>数值的准确程度取决于点的放置；一个点可能偏差视图的半个像素和半个层间距。由少量点组成的折线短于其所沿的弯曲结构。</translation>
    </message>
    <message>
        <source>Two points, or several in order along a line. They are placed by hand.</source>
        <translation>两个点，或沿一条线按顺序排列的多个点。由操作者手动放置。</translation>
    </message>
    <message>
        <source>The image that the points were placed on; with it, it is checked that they can be measured there.</source>
        <translation>放置点的图像；给出后会检查能否在该图像上测量。</translation>
    </message>
    <message>
        <source>The length, with its points.</source>
        <translation>长度及其各点。</translation>
    </message>
    <message>
        <source>Curve length</source>
        <translation>曲线长度</translation>
    </message>
    <message>
        <source>Measures the length of the smooth curve through several points.</source>
        <translation>测量通过若干点的光滑曲线的长度。</translation>
    </message>
    <message>
        <source>Between the points the curve is a guess: where a structure bends, points must be close. Points that are set unevenly make the curve swing out, and the length too large. Look at the curve drawn.</source>
        <translation>点与点之间的曲线是推测的：结构弯曲处的点必须密集。点的间隔不均匀会使曲线外摆、长度偏大。请查看所绘曲线。</translation>
    </message>
    <message>
        <source>The points of the curve in order. They are placed by hand.</source>
        <translation>按顺序给出的曲线上的点，由手动放置。</translation>
    </message>
    <message>
        <source>The length, with the points of the curve.</source>
        <translation>长度及曲线上的点。</translation>
    </message>
    <message>
        <source>Angle</source>
        <translation>角度</translation>
    </message>
    <message>
        <source>Measures the angle at the second of three points, or between two lines.</source>
        <translation>测量三个点中第二个点处的角度，或两条线之间的角度。</translation>
    </message>
    <message>
        <source>The angle is measured in space, not in the plane of a view. Short legs make it uncertain: a leg of 20 mm with ends off by 0.5 mm is uncertain by about 2 degrees.</source>
        <translation>角度在空间中测量，而不是在视图平面内测量。边越短越不确定：边长 20 mm、端点偏差 0.5 mm 时，不确定度约为 2 度。</translation>
    </message>
    <message>
        <source>Three points, the second being the vertex, or two points for each of two lines. They are placed by hand.</source>
        <translation>三个点，第二个点为顶点；或两条线各两个点。由操作者手动放置。</translation>
    </message>
    <message>
        <source>The angle, with its points.</source>
        <translation>角度及其各点。</translation>
    </message>
    <message>
        <source>Angle between lines</source>
        <translation>两线夹角</translation>
    </message>
    <message>
        <source>Measures the smaller angle between two lines.</source>
        <translation>测量两条直线之间较小的夹角。</translation>
    </message>
    <message>
        <source>The angle is measured in space, not in the plane of a view. It never exceeds 90 degrees: for an angle that can, use the angle of three points. Short lines make it uncertain.</source>
        <translation>角度在空间中测量，而不是在视图平面内。它不会超过90度；可能超过90度的角请用三点角度测量。线段过短会使角度不确定。</translation>
    </message>
    <message>
        <source>Two points for each of two lines. They are placed by hand.</source>
        <translation>两条线各两个点，由手动放置。</translation>
    </message>
    <message>
        <source>The angle, with the points of both lines.</source>
        <translation>角度及两条线的点。</translation>
    </message>
    <message>
        <source>Cobb angle</source>
        <translation>Cobb角</translation>
    </message>
    <message>
        <source>Measures the angle between two end plates of the spine, seen from the front or from the side.</source>
        <translation>测量从正面或侧面看脊柱两个终板之间的角度。</translation>
    </message>
    <message>
        <source>The angle depends on which vertebrae are chosen: take those that are tilted most. Most CT is made lying down, where a curve of the spine is smaller than on an X-ray image taken standing.</source>
        <translation>角度取决于所选的椎体：应选倾斜最大的椎体。CT多在卧位扫描，此时脊柱弯曲小于站立位X射线影像。</translation>
    </message>
    <message>
        <source>Two points on the upper end plate of the upper vertebra, then two on the lower end plate of the lower one. They are placed by hand.</source>
        <translation>先在上方椎体的上终板放两个点，再在下方椎体的下终板放两个点，由手动放置。</translation>
    </message>
    <message>
        <source>The angle, with the points of both end plates.</source>
        <translation>角度及两个终板的点。</translation>
    </message>
    <message>
        <source>Plane of the patient onto which both lines are projected: coronal for scoliosis, sagittal for kyphosis and lordosis.</source>
        <translation>两条线投影到的患者平面：脊柱侧弯用冠状面，后凸和前凸用矢状面。</translation>
    </message>
    <message>
        <source>Distance from a plane</source>
        <translation>点到平面的距离</translation>
    </message>
    <message>
        <source>Measures how far a point lies from the plane through three others.</source>
        <translation>测量一个点到另外三点所成平面的距离。</translation>
    </message>
    <message>
        <source>Points of the plane that lie close together make the plane tilt with every small error; far from them the distance is uncertain by many times that error. Choose them far apart, around the point.</source>
        <translation>平面上的点靠得太近时，微小误差就会使平面倾斜；远离这些点处的距离误差会成倍放大。请围绕被测点选取相距较远的点。</translation>
    </message>
    <message>
        <source>Three points of the plane, then the point to measure. They are placed by hand.</source>
        <translation>平面上的三个点，然后是被测点，由手动放置。</translation>
    </message>
    <message>
        <source>The distance, with all four points.</source>
        <translation>距离及全部四个点。</translation>
    </message>
    <message>
        <source>Distance from a surface</source>
        <translation>点到表面的距离</translation>
    </message>
    <message>
        <source>Measures the shortest distance of points from a surface.</source>
        <translation>测量点到表面的最短距离。</translation>
    </message>
    <message>
        <source>The distance is that to the surface: where the surface was smoothed or a fragment is left in it, so is the distance. It is not negative inside.</source>
        <translation>距离以表面为准：表面被平滑或残留碎片时，距离也受影响。点在表面内部时距离不取负值。</translation>
    </message>
    <message>
        <source>In a slice view a point lies where the pointer meets the plane of the slice. In a 3-D view it lies on the visible surface under the pointer, on the nearest vertex of the triangle or exactly at the hit as chosen; in a volume rendering where the opacity reaches a threshold, in a MIP at the highest value. The second anchor is the nearest place of the surface, within a triangle.</source>
        <translation>在切片视图中，点位于指针与切片平面相交处。在三维视图中，点位于指针下的可见表面上，按所选取在三角形最近的顶点上或恰在交点处；在体绘制中取在不透明度达到阈值处，在 MIP 中取在最高值处。第二个锚点是表面上最近的位置，位于三角形内。</translation>
    </message>
    <message>
        <source>The surface to measure to.</source>
        <translation>要测量到的表面。</translation>
    </message>
    <message>
        <source>The distance of each point, with the nearest place of the surface.</source>
        <translation>每个点的距离及表面上最近的位置。</translation>
    </message>
    <message>
        <source>Distance between surfaces</source>
        <translation>表面间距离</translation>
    </message>
    <message>
        <source>Measures the shortest distance between two surfaces, and shows where it lies.</source>
        <translation>测量两个表面之间的最短距离，并显示其位置。</translation>
    </message>
    <message>
        <source>A single stray fragment that lies nearer decides the distance; look where the anchors lie. Distances below a voxel are those of the segmentation, not of the patient.</source>
        <translation>一个较近的孤立碎片就会决定距离；请查看锚点的位置。小于一个体素的距离属于分割结果，而不是患者的真实距离。</translation>
    </message>
    <message>
        <source>The anchors are the two places of the surfaces that are nearest to each other, within triangles.</source>
        <translation>锚点是两个表面上彼此最近的两个位置，可在三角形内部。</translation>
    </message>
    <message>
        <source>The first surface.</source>
        <translation>第一个表面。</translation>
    </message>
    <message>
        <source>Other surface</source>
        <translation>另一个表面</translation>
    </message>
    <message>
        <source>The second surface.</source>
        <translation>第二个表面。</translation>
    </message>
    <message>
        <source>The distance, with the nearest place of each surface.</source>
        <translation>距离及每个表面上最近的位置。</translation>
    </message>
    <message>
        <source>Region of interest</source>
        <translation>感兴趣区</translation>
    </message>
    <message>
        <source>Measures mean, spread, limits, area and histogram of the CT numbers in a flat region.</source>
        <translation>测量平面区域内CT值的平均值、离散程度、极值、面积和直方图。</translation>
    </message>
    <message>
        <source>A region that reaches over the border of a structure mixes both sides: stay clear of the border by a voxel. The fewer voxels it holds, the more the mean is that of noise.</source>
        <translation>超出结构边界的区域会混合两侧：请与边界保持一个体素的距离。区域内体素越少，平均值受噪声影响越大。</translation>
    </message>
    <message>
        <source>The points lie where the pointer meets the plane of the slice. A rectangle and an ellipse are given by two opposite corners, or by three corners in an oblique plane.</source>
        <translation>点位于指针与切面平面的交点。矩形和椭圆由两个对角给出，在斜面中由三个角点给出。</translation>
    </message>
    <message>
        <source>The image to measure.</source>
        <translation>要测量的图像。</translation>
    </message>
    <message>
        <source>Two opposite corners in a slice, three corners one after the other in an oblique plane, or the closed outline of a free-hand shape.</source>
        <translation>切面内的两个对角、斜面内依次的三个角点，或手绘形状的闭合轮廓。</translation>
    </message>
    <message>
        <source>Mean, standard deviation, minimum, maximum and area.</source>
        <translation>平均值、标准差、最小值、最大值和面积。</translation>
    </message>
    <message>
        <source>Histogram</source>
        <translation>直方图</translation>
    </message>
    <message>
        <source>How many values lie in each interval.</source>
        <translation>每个区间内值的个数。</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>形状</translation>
    </message>
    <message>
        <source>What the points describe: corners, or an outline.</source>
        <translation>点所描述的内容：角点或轮廓。</translation>
    </message>
    <message>
        <source>rectangle</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>free hand</source>
        <translation>手绘</translation>
    </message>
    <message>
        <source>Histogram interval</source>
        <translation>直方图区间</translation>
    </message>
    <message>
        <source>Width of an interval of the histogram.</source>
        <translation>直方图一个区间的宽度。</translation>
    </message>
    <message>
        <source>Region of interest in 3-D</source>
        <translation>三维感兴趣区</translation>
    </message>
    <message>
        <source>Measures mean, spread, limits, volume and histogram of the CT numbers in a box or ellipsoid.</source>
        <translation>测量长方体或椭球内CT值的平均值、离散程度、极值、体积和直方图。</translation>
    </message>
    <message>
        <source>A region that reaches over the border of a structure mixes both sides; look at it in all three directions before you use the value.</source>
        <translation>超出结构边界的区域会混合两侧；使用数值前请在三个方向上查看该区域。</translation>
    </message>
    <message>
        <source>The points are two opposite corners of a box whose sides run along the axes of the image.</source>
        <translation>点是长方体的两个对角，其各边沿图像的轴。</translation>
    </message>
    <message>
        <source>Two opposite corners of the box. They are placed by hand, in different slices.</source>
        <translation>长方体的两个对角，在不同切面上手动放置。</translation>
    </message>
    <message>
        <source>Mean, standard deviation, minimum, maximum and volume.</source>
        <translation>平均值、标准差、最小值、最大值和体积。</translation>
    </message>
    <message>
        <source>The box between both corners, or the ellipsoid in it.</source>
        <translation>两角之间的长方体，或其内切椭球。</translation>
    </message>
    <message>
        <source>box</source>
        <translation>长方体</translation>
    </message>
    <message>
        <source>Segment statistics</source>
        <translation>分割区域统计</translation>
    </message>
    <message>
        <source>Works out mean, standard deviation, minimum and maximum of the CT numbers in segments.</source>
        <translation>计算各分割区域内CT值的平均值、标准差、最小值和最大值。</translation>
    </message>
    <message>
        <source>Voxels on the border of a segment hold a mixture of both sides and count as the others do: shrink the segment where only its inside is wanted. Metal and hardening of the beam falsify CT numbers.</source>
        <translation>分割区域边界上的体素混有两侧的值，但与其他体素同样计入：只需要内部时请缩小区域。金属和射束硬化会使CT值失真。</translation>
    </message>
    <message>
        <source>The segments to measure.</source>
        <translation>要测量的分割区域。</translation>
    </message>
    <message>
        <source>The image that was segmented.</source>
        <translation>被分割的图像。</translation>
    </message>
    <message>
        <source>Mean, standard deviation, minimum and maximum of each segment.</source>
        <translation>每个分割区域的平均值、标准差、最小值和最大值。</translation>
    </message>
    <message>
        <source>One row a segment.</source>
        <translation>每个分割区域一行。</translation>
    </message>
    <message>
        <source>Long and short axis</source>
        <translation>长径和短径</translation>
    </message>
    <message>
        <source>Measures the longest diameter of a segment in a slice, and the longest at right angles to it.</source>
        <translation>测量分割区域在一个切面内的最长径，以及与其垂直的最长径。</translation>
    </message>
    <message>
        <source>The axes are those of the slices as acquired: a lesion that runs obliquely through them is longer. A vessel that the segmentation took in lengthens the axis; look where the anchors lie.</source>
        <translation>长短径以采集的切面为准：斜穿切面的病灶实际更长。分割误入的血管会使径线变长；请查看锚点的位置。</translation>
    </message>
    <message>
        <source>The anchors are the outermost places of the segment in one slice of the image, half way between the voxels inside and outside.</source>
        <translation>锚点是分割区域在图像一个切面内最外侧的位置，位于内外体素的中间。</translation>
    </message>
    <message>
        <source>Long and short axis of each segment, with their ends.</source>
        <translation>每个分割区域的长径和短径及其端点。</translation>
    </message>
    <message>
        <source>Segment volume</source>
        <translation>区域体积</translation>
    </message>
    <message>
        <source>Measures the volume of segments, and their mean CT number where the image is given.</source>
        <translation>测量分割区域的体积；提供图像时还测量其平均 CT 值。</translation>
    </message>
    <message>
        <source>The volume is that of the segment: what the segmentation missed or took in by mistake is missed or taken in here. Structures thinner than two voxels are measured too large or too small.</source>
        <translation>体积是分割区域的体积：分割遗漏或误入的部分在此同样被遗漏或误入。薄于两个体素的结构测得的值偏大或偏小。</translation>
    </message>
    <message>
        <source>The image that was segmented; it makes the volume more exact.</source>
        <translation>用于分割的图像；它使体积更准确。</translation>
    </message>
    <message>
        <source>Volume, mean and standard deviation of each segment.</source>
        <translation>每个分割区域的体积、平均值和标准差。</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Measures how far a surface reaches along the axes of the patient and along its longest axis.</source>
        <translation>测量表面沿患者坐标轴以及沿其最长轴的范围。</translation>
    </message>
    <message>
        <source>A structure that the scan cuts off is longer than measured. A single stray fragment far away lengthens the extent; look where the anchor points lie.</source>
        <translation>被扫描范围截断的结构比测得的更长。远处的一个零星碎块会使范围变长；请查看锚点的位置。</translation>
    </message>
    <message>
        <source>The anchor points are the outermost vertices of the surface along the axis.</source>
        <translation>锚点为表面上沿该轴最外侧的顶点。</translation>
    </message>
    <message>
        <source>The surface to measure.</source>
        <translation>要测量的表面。</translation>
    </message>
    <message>
        <source>The image; with it, a structure cut off by its border is named.</source>
        <translation>图像；提供图像时，会指出被其边界截断的结构。</translation>
    </message>
    <message>
        <source>Extents and tilt, with the outermost points.</source>
        <translation>范围和倾斜度，以及最外侧的点。</translation>
    </message>
    <message>
        <source>Length along vessel axis</source>
        <translation>沿血管轴线的长度</translation>
    </message>
    <message>
        <source>Measures in an image along a curve how long the vessel is along its axis.</source>
        <translation>在沿曲线展开的图像中测量血管沿其轴线的长度。</translation>
    </message>
    <message>
        <source>Measurement in curved images</source>
        <translation>曲面图像中的测量</translation>
    </message>
    <message>
        <source>It is the length of the axis that the image was made along: an axis that cuts corners or leaves the vessel gives another length than the vessel has.</source>
        <translation>测得的是生成图像所用轴线的长度：抄近路或离开血管的轴线给出的长度与血管的实际长度不同。</translation>
    </message>
    <message>
        <source>In an image along a curve a point lies where the pointer meets the surface that is drawn; its place in the body follows from the exact mapping of the image, and a place that is not unique is refused.</source>
        <translation>在沿曲线展开的图像中，点位于指针与所绘曲面的交点；其在体内的位置由图像的精确映射得出，位置不唯一时拒绝测量。</translation>
    </message>
    <message>
        <source>Curved image</source>
        <translation>曲面图像</translation>
    </message>
    <message>
        <source>The image along a curve in which is measured.</source>
        <translation>在其中测量的沿曲线展开的图像。</translation>
    </message>
    <message>
        <source>Two points, or several in order along the vessel; how far beside the axis they lie does not matter.</source>
        <translation>两个点，或沿血管依次的多个点；它们偏离轴线的距离不影响结果。</translation>
    </message>
    <message>
        <source>The value, with its points in the body.</source>
        <translation>测量值及其在体内的点。</translation>
    </message>
    <message>
        <source>Course in the body</source>
        <translation>体内走行</translation>
    </message>
    <message>
        <source>What was measured, as it runs in the patient.</source>
        <translation>被测对象在患者体内的走行。</translation>
    </message>
    <message>
        <source>Points placed in</source>
        <translation>点放置于</translation>
    </message>
    <message>
        <source>Where the points were placed: in the curved image itself, or in an original image or 3-D view of the patient.</source>
        <translation>点放置的位置：曲面图像本身，或患者的原始图像或三维视图。</translation>
    </message>
    <message>
        <source>curved image</source>
        <translation>曲面图像</translation>
    </message>
    <message>
        <source>patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Length along curved surface</source>
        <translation>沿曲面长度</translation>
    </message>
    <message>
        <source>Measures in an image along a curve how long a drawn line is in the body.</source>
        <translation>在沿曲线展开的图像中测量所画线段在体内的长度。</translation>
    </message>
    <message>
        <source>The line bends in the body although it is straight on screen, so that it is longer than the straight distance of its ends. Turned about its axis, the same image shows another surface and another length.</source>
        <translation>该线在屏幕上是直的，在体内却是弯曲的，因此比其两端的直线距离长。绕轴线旋转后，同一图像显示另一曲面和另一长度。</translation>
    </message>
    <message>
        <source>Two points, or several in order along a line.</source>
        <translation>两个点，或沿一条线依次的多个点。</translation>
    </message>
    <message>
        <source>Straight distance between the same two points</source>
        <translation>相同两点间的直线距离</translation>
    </message>
    <message>
        <source>Measures the straight distance in the body between two points of an image along a curve.</source>
        <translation>测量沿曲线展开的图像中两点在体内的直线距离。</translation>
    </message>
    <message>
        <source>The straight line leaves the vessel where it bends: the distance is shorter than the way along the vessel, and is not the length of the line on screen.</source>
        <translation>血管弯曲处直线会离开血管：该距离短于沿血管的路程，也不是屏幕上线段的长度。</translation>
    </message>
    <message>
        <source>Two points.</source>
        <translation>两个点。</translation>
    </message>
    <message>
        <source>Diameter perpendicular to axis</source>
        <translation>垂直于轴线的直径</translation>
    </message>
    <message>
        <source>Measures in an image along a curve how wide a vessel is across its axis.</source>
        <translation>在沿曲线展开的图像中测量血管横跨其轴线的宽度。</translation>
    </message>
    <message>
        <source>A picture shows one line of each cross-section: of a vessel that is not round, or whose axis is off its middle, another rotation shows another width. Look at several rotations.</source>
        <translation>图像只显示每个横截面的一条线：血管不圆或轴线不居中时，其他旋转角度显示的宽度不同。请观察多个旋转角度。</translation>
    </message>
    <message>
        <source>Two points on opposite walls of the vessel.</source>
        <translation>血管相对两壁上的两个点。</translation>
    </message>
    <message>
        <source>Area perpendicular to axis</source>
        <translation>垂直于轴线的面积</translation>
    </message>
    <message>
        <source>Measures the area of an outline in a cross-section of a straightened volume.</source>
        <translation>测量拉直体数据的一个横截面内轮廓的面积。</translation>
    </message>
    <message>
        <source>The outline is measured with straight sides; few points on a round vessel give too small an area (12 points by 5 %, 24 points by 1 %). An axis that runs askew through the vessel makes the area too large.</source>
        <translation>轮廓按直边测量；圆形血管上点数少会使面积偏小（12 个点偏小 5 %，24 个点偏小 1 %）。轴线斜穿血管会使面积偏大。</translation>
    </message>
    <message>
        <source>The closed outline, in one slice of the straightened volume or in the plane across the axis.</source>
        <translation>闭合轮廓，位于拉直体数据的一个层面内或垂直于轴线的平面内。</translation>
    </message>
    <message>
        <source>Angle at axis</source>
        <translation>轴线处角度</translation>
    </message>
    <message>
        <source>Measures in an image along a curve how much a vessel bends at a point.</source>
        <translation>在沿曲线展开的图像中测量血管在一点处的弯曲程度。</translation>
    </message>
    <message>
        <source>The angle depends on how far the first and the third point lie from the vertex: state both lengths. Near 180 degrees it is uncertain and always too small.</source>
        <translation>角度取决于第一点和第三点到顶点的距离：请注明这两个长度。接近 180 度时角度不确定，且总是偏小。</translation>
    </message>
    <message>
        <source>Three points in order along the vessel; the second is the vertex.</source>
        <translation>沿血管依次的三个点；第二个为顶点。</translation>
    </message>
    <message>
        <source>Vessel profile</source>
        <translation>血管剖面</translation>
    </message>
    <message>
        <source>Measures diameters and area of a vessel at right angles to its line, along the whole line.</source>
        <translation>沿整条中心线，在与之垂直的截面上测量血管的直径和面积。</translation>
    </message>
    <message>
        <source>Vessel measurement</source>
        <translation>血管测量</translation>
    </message>
    <message>
        <source>The planes are as right as the line is: where it runs obliquely through the vessel, the section is too large. At branches the section takes in the mouth of the branch. Below about four voxels across, diameters are rough. Motion, hardening of the beam and calcium move the border. Look at the diagram for leaps.</source>
        <translation>截面的准确性取决于中心线：中心线斜穿血管处截面偏大。在分支处截面会包含分支开口。直径小于约四个体素时数值粗略。运动、射束硬化和钙化会使边界移动。请检查曲线图中有无突变。</translation>
    </message>
    <message>
        <source>The anchors lie on the border of the vessel in planes across the line; they follow from the line and the segment or image, not from the pointer.</source>
        <translation>锚点位于与中心线垂直的平面内的血管边界上；由中心线和分割区域或图像确定，而非由指针确定。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>线</translation>
    </message>
    <message>
        <source>The line through the middle of the vessel: a centreline or a curve by hand.</source>
        <translation>穿过血管中央的线：中心线或手工放置的曲线。</translation>
    </message>
    <message>
        <source>The lumen of the vessel as a segment.</source>
        <translation>作为分割区域的血管管腔。</translation>
    </message>
    <message>
        <source>The image. Without a segment the border of the vessel is found in it.</source>
        <translation>图像。没有分割区域时在其中寻找血管边界。</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Places to be measured as well; each is carried to the nearest cross-section.</source>
        <translation>另外要测量的位置；每个位置取最近的截面。</translation>
    </message>
    <message>
        <source>Diameters and area at the narrowest, the widest and the chosen places.</source>
        <translation>最窄处、最宽处和所选位置的直径和面积。</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>剖面</translation>
    </message>
    <message>
        <source>Diameters and area of every cross-section.</source>
        <translation>每个截面的直径和面积。</translation>
    </message>
    <message>
        <source>Diagram</source>
        <translation>曲线图</translation>
    </message>
    <message>
        <source>Diameters and area over the length of the line.</source>
        <translation>直径和面积随中心线长度的变化。</translation>
    </message>
    <message>
        <source>Name of the segment of the lumen; empty for all segments together.</source>
        <translation>管腔分割区域的名称；留空表示所有分割区域合并。</translation>
    </message>
    <message>
        <source>Distance of sections</source>
        <translation>截面间距</translation>
    </message>
    <message>
        <source>Way along the line from section to section.</source>
        <translation>沿中心线从一个截面到下一个截面的距离。</translation>
    </message>
    <message>
        <source>Largest diameter</source>
        <translation>直径上限</translation>
    </message>
    <message>
        <source>A cross-section that reaches further counts as not closed.</source>
        <translation>超出此范围的截面视为不闭合。</translation>
    </message>
    <message>
        <source>Smoothing of the line</source>
        <translation>中心线平滑</translation>
    </message>
    <message>
        <source>Shorter windings of the line are smoothed away before planes are laid across it; 0 leaves it.</source>
        <translation>在作垂直平面之前平滑掉更短的弯曲；0 表示不平滑。</translation>
    </message>
    <message>
        <source>Border</source>
        <translation>边界</translation>
    </message>
    <message>
        <source>Takes the border of the segment as it is, or where the image near it is half-way between the blood and its surroundings. Without a segment it is always the image.</source>
        <translation>直接取分割区域的边界，或取其附近图像值在血液与周围之间一半的位置。没有分割区域时总是用图像。</translation>
    </message>
    <message>
        <source>segment</source>
        <translation>分割区域</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Stenosis</source>
        <translation>狭窄</translation>
    </message>
    <message>
        <source>Measures by which share a vessel is narrowed, after NASCET, ECST, by diameter and by area.</source>
        <translation>按 NASCET、ECST，以直径和面积测量血管狭窄的比例。</translation>
    </message>
    <message>
        <source>The value depends on the reference: look in the diagram where it was taken, and name it with the value. NASCET is not defined where the vessel has collapsed beyond a very high stenosis. Blooming of calcium and lumens below three voxels across make a stenosis look worse than it is. The narrowest place is the smallest section that counts; a stretch without contrast medium has none.</source>
        <translation>数值取决于参考处：请在曲线图中查看其取自何处，并与数值一并说明。重度狭窄远端血管塌陷时 NASCET 无定义。钙化的晕状伪影以及直径小于三个体素的管腔会使狭窄看起来更重。最窄处是有效截面中最小的一个；无对比剂的一段没有截面。</translation>
    </message>
    <message>
        <source>The anchors are the ends of two lines in planes across the vessel: the first is as long as the narrowest diameter, the second as the reference diameter.</source>
        <translation>锚点是与血管垂直的平面内两条线的端点：第一条与最窄直径等长，第二条与参考直径等长。</translation>
    </message>
    <message>
        <source>Reference points</source>
        <translation>参考点</translation>
    </message>
    <message>
        <source>One or two places at which the vessel has its full width; without them they are found.</source>
        <translation>血管为正常宽度的一处或两处；不给出时自动寻找。</translation>
    </message>
    <message>
        <source>The stenosis by diameter, by area, after NASCET and after ECST, and its length.</source>
        <translation>按直径、按面积、按 NASCET 和按 ECST 的狭窄程度及狭窄长度。</translation>
    </message>
    <message>
        <source>Widths</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Diameter and area at the narrowest place and of each reference.</source>
        <translation>最窄处和各参考处的直径与面积。</translation>
    </message>
    <message>
        <source>Diameter and area over the length of the line, with the references.</source>
        <translation>直径和面积随中心线长度的变化，并标出参考处。</translation>
    </message>
    <message>
        <source>What the narrowest place is compared with: the vessel beyond the stenosis as in NASCET, before it, both, the width interpolated at the place, or the outer wall there.</source>
        <translation>与最窄处比较的对象：如 NASCET 的狭窄远端血管、近端血管、两者平均、该处的插值宽度或该处的外壁。</translation>
    </message>
    <message>
        <source>distal</source>
        <translation>远端</translation>
    </message>
    <message>
        <source>proximal</source>
        <translation>近端</translation>
    </message>
    <message>
        <source>mean of both</source>
        <translation>两者平均</translation>
    </message>
    <message>
        <source>interpolated</source>
        <translation>插值</translation>
    </message>
    <message>
        <source>outer wall</source>
        <translation>外壁</translation>
    </message>
    <message>
        <source>Diameter</source>
        <translation>直径</translation>
    </message>
    <message>
        <source>Which diameter is compared: the least width, that of a circle of the same area, or the largest circle inside.</source>
        <translation>比较哪种直径：最小宽度、等面积圆的直径或最大内切圆的直径。</translation>
    </message>
    <message>
        <source>least</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>equivalent</source>
        <translation>等效</translation>
    </message>
    <message>
        <source>inscribed</source>
        <translation>内切</translation>
    </message>
    <message>
        <source>Length of a reference</source>
        <translation>参考段长度</translation>
    </message>
    <message>
        <source>Way along the vessel over which a reference is taken.</source>
        <translation>沿血管取参考值的一段长度。</translation>
    </message>
    <message>
        <source>Blood flows</source>
        <translation>血流方向</translation>
    </message>
    <message>
        <source>Which end of the line the blood comes from; it decides what is before and what beyond.</source>
        <translation>血液从中心线的哪一端流入；由此决定近端和远端。</translation>
    </message>
    <message>
        <source>with the line</source>
        <translation>与中心线同向</translation>
    </message>
    <message>
        <source>against the line</source>
        <translation>与中心线反向</translation>
    </message>
    <message>
        <source>Outer segment</source>
        <translation>外层分割区域</translation>
    </message>
    <message>
        <source>Name of the segment of the wall or of the vessel with its wall; may be empty.</source>
        <translation>管壁或带管壁的血管的分割区域名称；可以留空。</translation>
    </message>
    <message>
        <source>Wall thickness</source>
        <translation>管壁厚度</translation>
    </message>
    <message>
        <source>Measures the thickness of a vessel's wall, from its lumen to its outer border, along a line.</source>
        <translation>沿一条线测量血管壁从管腔到外边界的厚度。</translation>
    </message>
    <message>
        <source>CT shows the wall of most vessels hardly or not at all: a wall below two voxels is that of the segmentation. Thrombus and plaque inside of the outer border count as wall. Least and greatest thickness carry the steps of voxels; rather trust the mean.</source>
        <translation>CT 几乎或完全不能显示大多数血管的管壁：小于两个体素的管壁只反映分割结果。外边界内的血栓和斑块计入管壁。最小和最大厚度带有体素台阶，平均值更可靠。</translation>
    </message>
    <message>
        <source>The anchors are a place of the border of the lumen and one of the outer border, in a plane across.</source>
        <translation>锚点是垂直平面内管腔边界上的一处和外边界上的一处。</translation>
    </message>
    <message>
        <source>The lumen of the vessel and its wall as segments.</source>
        <translation>作为分割区域的血管管腔及其管壁。</translation>
    </message>
    <message>
        <source>Mean, greatest and least thickness.</source>
        <translation>平均、最大和最小厚度。</translation>
    </message>
    <message>
        <source>Thickness</source>
        <translation>厚度</translation>
    </message>
    <message>
        <source>Thickness and area of the wall of every cross-section.</source>
        <translation>每个截面的管壁厚度和面积。</translation>
    </message>
    <message>
        <source>Thickness over the length of the line.</source>
        <translation>厚度随中心线长度的变化。</translation>
    </message>
    <message>
        <source>Name of the segment of the wall, or of the vessel with its wall.</source>
        <translation>管壁或带管壁的血管的分割区域名称。</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Measures to the nearest place of the outer border, or at right angles to that of the lumen.</source>
        <translation>测量到外边界最近处的距离，或沿管腔边界法线方向的距离。</translation>
    </message>
    <message>
        <source>along the normal</source>
        <translation>沿法线</translation>
    </message>
    <message>
        <source>Vessel length</source>
        <translation>血管长度</translation>
    </message>
    <message>
        <source>Measures the length of a vessel along the line through its middle.</source>
        <translation>沿穿过血管中央的线测量其长度。</translation>
    </message>
    <message>
        <source>The length is that of the line given: a line that cuts corners is too short, one that trembles is too long. An implant follows the wall or its own stiffness rather than the middle of the vessel.</source>
        <translation>长度是所给线的长度：抄近路的线偏短，抖动的线偏长。植入物沿管壁或按自身刚度走行，而非沿血管中央。</translation>
    </message>
    <message>
        <source>The anchors are the points of the line, or even places of one that was computed; the smooth line through them counts.</source>
        <translation>锚点是线上的点，对计算得到的线则是等距的位置；以通过它们的光滑曲线为准。</translation>
    </message>
    <message>
        <source>The length, with the points of the line.</source>
        <translation>长度及线上的点。</translation>
    </message>
    <message>
        <source>Bend of a vessel</source>
        <translation>血管弯曲角</translation>
    </message>
    <message>
        <source>Measures by which angle a vessel turns between two places, or where it turns most.</source>
        <translation>测量血管在两处之间或弯曲最大处转过的角度。</translation>
    </message>
    <message>
        <source>The angle depends on the length over which directions are taken: state it with the value. A line that trembles makes angles too large; smooth the centreline before.</source>
        <translation>角度取决于取方向所用的长度：请与数值一并说明。抖动的线使角度偏大；请先平滑中心线。</translation>
    </message>
    <message>
        <source>The anchors are the ends of two straight lines along the vessel, from which its directions are taken.</source>
        <translation>锚点是沿血管的两条直线的端点，血管方向由它们确定。</translation>
    </message>
    <message>
        <source>The two places; without them the greatest turn over the length set is found.</source>
        <translation>两处位置；不给出时寻找所设长度内的最大弯曲。</translation>
    </message>
    <message>
        <source>The angle, with the two directions.</source>
        <translation>角度及两个方向。</translation>
    </message>
    <message>
        <source>Over a length of</source>
        <translation>长度范围</translation>
    </message>
    <message>
        <source>Way along the vessel between the two directions, where no points are given.</source>
        <translation>没有给出点时，两个方向之间沿血管的距离。</translation>
    </message>
    <message>
        <source>Length of a direction</source>
        <translation>取方向的长度</translation>
    </message>
    <message>
        <source>Way along the vessel that each direction is taken over.</source>
        <translation>沿血管取每个方向所用的长度。</translation>
    </message>
    <message>
        <source>Tortuosity</source>
        <translation>迂曲度</translation>
    </message>
    <message>
        <source>Measures how much longer a vessel is than the straight way between its ends.</source>
        <translation>测量血管比其两端直线距离长多少。</translation>
    </message>
    <message>
        <source>The ratio depends on which stretch is taken: compare only the same stretch. One wide bend and many small ones may have the same value; look at the bends as well.</source>
        <translation>比值取决于所取的一段：只比较同一段。一个大弯和许多小弯可能数值相同；请同时查看弯曲角。</translation>
    </message>
    <message>
        <source>The tortuosity, with the points of the line.</source>
        <translation>迂曲度及线上的点。</translation>
    </message>
    <message>
        <source>Neck-shaft angle</source>
        <translation>颈干角</translation>
    </message>
    <message>
        <source>Measures the angle between the neck and the shaft of the femur.</source>
        <translation>测量股骨颈与股骨干之间的角度。</translation>
    </message>
    <message>
        <source>Planning measurement</source>
        <translation>规划测量</translation>
    </message>
    <message>
        <source>The value is as good as the landmarks: place each in two views. CT is made lying down, so that what depends on standing, such as load and tilt, differs from an X-ray image taken standing.</source>
        <translation>数值的好坏取决于标志点：每个点都应在两个视图中放置。CT为卧位采集，因此与站立有关的内容（如负重和倾斜）与站立位X线影像不同。</translation>
    </message>
    <message>
        <source>Four points in this order: centre of the femoral head, middle of the neck, middle of the shaft above, middle of the shaft below.</source>
        <translation>依次为四个点：股骨头中心、股骨颈中部、股骨干上段中部、股骨干下段中部。</translation>
    </message>
    <message>
        <source>The angle, with its four points.</source>
        <translation>角度及其四个点。</translation>
    </message>
    <message>
        <source>Femoral anteversion</source>
        <translation>股骨前倾角</translation>
    </message>
    <message>
        <source>Measures by which angle the neck of the femur points forwards of its condyles.</source>
        <translation>测量股骨颈相对于股骨髁向前的角度。</translation>
    </message>
    <message>
        <source>In this order: centre of the femoral head, base of the neck, rearmost point of each of both condyles; then, if wanted, upper and lower end of the axis of the femur.</source>
        <translation>依次为：股骨头中心、股骨颈基底、两个股骨髁各自的最后点；如有需要，再加股骨轴线的上端和下端。</translation>
    </message>
    <message>
        <source>Mechanical axis of the leg</source>
        <translation>下肢机械轴</translation>
    </message>
    <message>
        <source>Measures whether hip, knee and ankle lie in a line: the angle at the knee and its distance.</source>
        <translation>测量髋、膝、踝是否在一条线上：膝部角度及其距离。</translation>
    </message>
    <message>
        <source>Three points: centre of the femoral head, centre of the knee, centre of the ankle.</source>
        <translation>三个点：股骨头中心、膝关节中心、踝关节中心。</translation>
    </message>
    <message>
        <source>The angle and the distance, with their points.</source>
        <translation>角度和距离及其各点。</translation>
    </message>
    <message>
        <source>Leg</source>
        <translation>下肢</translation>
    </message>
    <message>
        <source>Which leg of the patient; it decides what is inwards.</source>
        <translation>患者的哪一侧下肢；由此决定何为内侧。</translation>
    </message>
    <message>
        <source>right leg</source>
        <translation>右下肢</translation>
    </message>
    <message>
        <source>left leg</source>
        <translation>左下肢</translation>
    </message>
    <message>
        <source>Leg length</source>
        <translation>下肢长度</translation>
    </message>
    <message>
        <source>Measures the length of the leg from hip to ankle, and the difference of both legs.</source>
        <translation>测量髋至踝的下肢长度以及两侧之差。</translation>
    </message>
    <message>
        <source>Centre of the femoral head, of the knee and of the ankle; for both legs those of the right leg, then those of the left one.</source>
        <translation>股骨头、膝关节和踝关节的中心；测量双侧时先右侧三点，后左侧三点。</translation>
    </message>
    <message>
        <source>The length of each leg and their difference, with the points.</source>
        <translation>每侧下肢的长度及其差值和各点。</translation>
    </message>
    <message>
        <source>Lordosis and kyphosis</source>
        <translation>前凸与后凸</translation>
    </message>
    <message>
        <source>Measures the lordosis or kyphosis of the spine between two end plates.</source>
        <translation>测量两个终板之间脊柱的前凸或后凸。</translation>
    </message>
    <message>
        <source>Back and front edge of the upper end plate, then back and front edge of the lower end plate.</source>
        <translation>上方终板的后缘和前缘，然后下方终板的后缘和前缘。</translation>
    </message>
    <message>
        <source>The angle, with the edges of both end plates.</source>
        <translation>角度及两个终板的边缘。</translation>
    </message>
    <message>
        <source>Curvature</source>
        <translation>弯曲方向</translation>
    </message>
    <message>
        <source>Lordosis is positive where the spine is hollow at the back (neck, loin), kyphosis where it is round there (chest).</source>
        <translation>前凸在脊柱背侧凹陷处（颈、腰）为正，后凸在背侧隆起处（胸）为正。</translation>
    </message>
    <message>
        <source>lordosis</source>
        <translation>前凸</translation>
    </message>
    <message>
        <source>kyphosis</source>
        <translation>后凸</translation>
    </message>
    <message>
        <source>Pelvic incidence</source>
        <translation>骨盆入射角</translation>
    </message>
    <message>
        <source>Measures pelvic incidence, pelvic tilt and sacral slope.</source>
        <translation>测量骨盆入射角、骨盆倾斜角和骶骨倾斜角。</translation>
    </message>
    <message>
        <source>Centre of the right and of the left femoral head, then back and front edge of the upper end plate of S1.</source>
        <translation>右侧和左侧股骨头中心，然后S1上终板的后缘和前缘。</translation>
    </message>
    <message>
        <source>The three angles, with the landmarks.</source>
        <translation>三个角度及标志点。</translation>
    </message>
    <message>
        <source>Nodule growth</source>
        <translation>结节生长</translation>
    </message>
    <message>
        <source>Compares the volume of a nodule at two dates and works out its volume doubling time.</source>
        <translation>比较两个日期的结节体积，并计算体积倍增时间。</translation>
    </message>
    <message>
        <source>Clinical measurement</source>
        <translation>临床测量</translation>
    </message>
    <message>
        <source>Compare only examinations of the same slice thickness, kernel and contrast phase, segmented in the same way. Breathing, vessels that were taken in, and nodules below 5 mm change the volume by more than its uncertainty tells. The value does not say whether a nodule is malignant.</source>
        <translation>仅比较层厚、重建核和对比剂期相相同、以相同方法分割的检查。呼吸、误纳入的血管以及小于5 mm的结节使体积的变化超出其不确定度所示。该值不说明结节是否为恶性。</translation>
    </message>
    <message>
        <source>Earlier segmentation</source>
        <translation>较早的分割</translation>
    </message>
    <message>
        <source>The nodule in the earlier examination.</source>
        <translation>较早检查中的结节。</translation>
    </message>
    <message>
        <source>Later segmentation</source>
        <translation>较晚的分割</translation>
    </message>
    <message>
        <source>The same nodule in the later examination.</source>
        <translation>较晚检查中的同一结节。</translation>
    </message>
    <message>
        <source>Change of the volume and, where it grew, the doubling time.</source>
        <translation>体积变化，生长时还有倍增时间。</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>随访</translation>
    </message>
    <message>
        <source>Both volumes, their change, its uncertainty and the verdict.</source>
        <translation>两次体积、其变化、变化的不确定度和判断。</translation>
    </message>
    <message>
        <source>Earlier date</source>
        <translation>较早日期</translation>
    </message>
    <message>
        <source>Day of the earlier examination, as year-month-day.</source>
        <translation>较早检查的日期，格式为年-月-日。</translation>
    </message>
    <message>
        <source>Later date</source>
        <translation>较晚日期</translation>
    </message>
    <message>
        <source>Day of the later examination, as year-month-day.</source>
        <translation>较晚检查的日期，格式为年-月-日。</translation>
    </message>
    <message>
        <source>Name of the nodule in both segmentations; may be empty where each holds only one.</source>
        <translation>两个分割中结节的名称；各自只有一个分割区域时可为空。</translation>
    </message>
    <message>
        <source>Growth threshold</source>
        <translation>生长阈值</translation>
    </message>
    <message>
        <source>A nodule has grown where its volume increased by more than this, beyond the uncertainty.</source>
        <translation>体积增加超过此值且超出不确定度时，结节视为已生长。</translation>
    </message>
    <message>
        <source>Ejection fraction</source>
        <translation>射血分数</translation>
    </message>
    <message>
        <source>Works out ejection fraction and stroke volume of a chamber of the heart from its volumes.</source>
        <translation>由心腔的两个体积计算射血分数和每搏量。</translation>
    </message>
    <message>
        <source>The phases of the heart that were reconstructed need not be those of the largest and smallest volume, which makes the value too small. The valve plane and the papillary muscles must be treated alike in both segmentations.</source>
        <translation>重建的心脏期相不一定是体积最大和最小的期相，这会使数值偏小。两个分割中瓣膜平面和乳头肌的处理必须一致。</translation>
    </message>
    <message>
        <source>End of diastole</source>
        <translation>舒张末期</translation>
    </message>
    <message>
        <source>Segmentation of the chamber where it is fullest.</source>
        <translation>心腔最充盈时的分割。</translation>
    </message>
    <message>
        <source>End of systole</source>
        <translation>收缩末期</translation>
    </message>
    <message>
        <source>Segmentation of the chamber where it is emptiest.</source>
        <translation>心腔最小时的分割。</translation>
    </message>
    <message>
        <source>Ejection fraction and stroke volume.</source>
        <translation>射血分数和每搏量。</translation>
    </message>
    <message>
        <source>Name of the chamber in both segmentations; may be empty where each holds only one.</source>
        <translation>两个分割中心腔的名称；各自只有一个分割区域时可为空。</translation>
    </message>
    <message>
        <source>Calcium score</source>
        <translation>钙化积分</translation>
    </message>
    <message>
        <source>Scores the calcium of vessels: Agatston score, volume and, where calibrated, mass.</source>
        <translation>计算血管钙化的积分：Agatston积分、体积，有校准时还有质量。</translation>
    </message>
    <message>
        <source>The score holds for 120 kV, no contrast medium, a standard kernel and slices of 2.5 to 3 mm; on another scan it is another number. Stents, clips, bone and contrast medium count as calcium. Noise and motion change small scores most, so that a second scan may give another value.</source>
        <translation>该积分适用于120 kV、无对比剂、标准重建核和2.5至3 mm层厚；在其他扫描上数值不同。支架、夹子、骨和对比剂会计为钙化。噪声和运动对小积分影响最大，再次扫描可能得到不同的数值。</translation>
    </message>
    <message>
        <source>A segment around each vessel, drawn generously without bone; only voxels from 130 HU on count.</source>
        <translation>每条血管周围的分割区域，宽松勾画且不含骨；仅130 HU及以上的体素计入。</translation>
    </message>
    <message>
        <source>A CT of the heart without contrast medium, at 120 kV.</source>
        <translation>无对比剂、120 kV的心脏CT。</translation>
    </message>
    <message>
        <source>Agatston score, volume and mass of each region and in total.</source>
        <translation>每个区域及合计的Agatston积分、体积和质量。</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Number of lesions and scores of each region and in total.</source>
        <translation>每个区域及合计的病灶数和积分。</translation>
    </message>
    <message>
        <source>Name of the region in which calcium is looked for; empty for every segment, each by itself and in total.</source>
        <translation>查找钙化的区域名称；为空时对每个分割区域分别计算并合计。</translation>
    </message>
    <message>
        <source>Least area</source>
        <translation>最小面积</translation>
    </message>
    <message>
        <source>Smaller groups of voxels in a slice count as noise.</source>
        <translation>一层中更小的体素群视为噪声。</translation>
    </message>
    <message>
        <source>Thin slices</source>
        <translation>薄层</translation>
    </message>
    <message>
        <source>What is done with slices that are too thin for the score: refused, or averaged to slices of about 3 mm.</source>
        <translation>对该积分而言过薄的切片如何处理：拒绝，或平均为约3 mm的切片。</translation>
    </message>
    <message>
        <source>refuse</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>combine</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Calibration factor</source>
        <translation>校准系数</translation>
    </message>
    <message>
        <source>Density of calcium hydroxyapatite for each HU above water, in mg/cm³, from a phantom scanned on this scanner at this tube voltage; 0 where it is not known, and no mass is given then.</source>
        <translation>高于水的每HU对应的羟基磷灰石钙密度，单位mg/cm³，由在该扫描仪、该管电压下扫描的体模得到；未知时为0，此时不给出质量。</translation>
    </message>
    <message>
        <source>Bone density</source>
        <translation>骨密度</translation>
    </message>
    <message>
        <source>Measures the CT numbers of a region of bone and, where calibrated, its mineral density.</source>
        <translation>测量骨区域的CT值，有校准时测量其矿物质密度。</translation>
    </message>
    <message>
        <source>Contrast medium, fat in the marrow, beam hardening and another tube voltage shift the density; a calibration holds for the scanner and voltage it was made with. The value is no T-score and does not replace densitometry for the diagnosis of osteoporosis.</source>
        <translation>对比剂、骨髓脂肪、射束硬化和不同的管电压会使密度偏移；校准仅适用于其所在的扫描仪和电压。该值不是T值，不能代替骨密度测定用于诊断骨质疏松。</translation>
    </message>
    <message>
        <source>A segment in the spongy bone, and one in each rod if there are any.</source>
        <translation>松质骨中的一个分割区域；有校准棒时每根棒中各一个。</translation>
    </message>
    <message>
        <source>A CT without contrast medium.</source>
        <translation>无对比剂的CT。</translation>
    </message>
    <message>
        <source>Mean and standard deviation of the CT numbers, and the density where calibrated.</source>
        <translation>CT值的平均值和标准差，有校准时还有密度。</translation>
    </message>
    <message>
        <source>Densities</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Mean CT number and density of the region and of each rod.</source>
        <translation>该区域和每根棒的平均CT值和密度。</translation>
    </message>
    <message>
        <source>Name of the region in the spongy bone, away from its cortex.</source>
        <translation>松质骨中区域的名称，应避开皮质。</translation>
    </message>
    <message>
        <source>Calibration</source>
        <translation>校准</translation>
    </message>
    <message>
        <source>From what the density follows: nothing (CT numbers only), a known line, or rods of known density that were scanned along.</source>
        <translation>密度由何得出：无（仅CT值）、已知的直线，或同时扫描的已知密度的棒。</translation>
    </message>
    <message>
        <source>line</source>
        <translation>直线</translation>
    </message>
    <message>
        <source>rods</source>
        <translation>校准棒</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>斜率</translation>
    </message>
    <message>
        <source>Density for each HU, of a calibration line.</source>
        <translation>校准直线上每HU对应的密度。</translation>
    </message>
    <message>
        <source>Intercept</source>
        <translation>截距</translation>
    </message>
    <message>
        <source>Density at 0 HU, of a calibration line.</source>
        <translation>校准直线在0 HU处的密度。</translation>
    </message>
    <message>
        <source>Rods</source>
        <translation>校准棒</translation>
    </message>
    <message>
        <source>Segments of the rods with their densities in mg/cm³, such as: rod 1 = 0; rod 2 = 150.</source>
        <translation>各棒的分割区域及其密度（mg/cm³），例如：rod 1 = 0; rod 2 = 150。</translation>
    </message>
    <message>
        <source>Verification of curved measurements</source>
        <translation>曲面测量的验证</translation>
    </message>
    <message>
        <source>Measures digital phantoms in curved images and compares the values with the truth.</source>
        <translation>在曲面图像中测量数字模体，并将数值与真值比较。</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>It verifies the software with points placed on the walls that the image shows. How well a person places points, and how well an axis follows a real vessel, is not verified.</source>
        <translation>它以放置在图像所示管壁上的点验证软件。人员放置点的准确程度以及轴线跟随真实血管的程度未经验证。</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确度</translation>
    </message>
    <message>
        <source>The largest error of each measurement on each phantom.</source>
        <translation>每个模体上每种测量的最大误差。</translation>
    </message>
    <message>
        <source>Every measurement with its truth and its error.</source>
        <translation>每次测量及其真值和误差。</translation>
    </message>
    <message>
        <source>Orthopaedic planning</source>
        <translation>骨科手术计划</translation>
    </message>
    <message>
        <source>From a CT series to segmented bone, a 3-D model, measurements and a report for planning an operation on bone.</source>
        <translation>从 CT 序列到骨骼分割、三维模型、测量和报告，用于制定骨骼手术计划。</translation>
    </message>
    <message>
        <source>Planning of orthopaedic surgery</source>
        <translation>制定骨科手术计划</translation>
    </message>
    <message>
        <source>Bone is found by its CT number: thin or osteoporotic bone can be left out, and metal, calcified plaques or contrast medium can be taken for bone. Check the outline on every slice that matters before you rely on a length, an angle or a volume. Motion and metal artefacts are not detected.</source>
        <translation>骨骼依据 CT 值识别：薄骨或骨质疏松的骨可能被遗漏，金属、钙化斑块或对比剂可能被误认为骨骼。在依据长度、角度或体积作出判断之前，请在每一个相关层面上检查轮廓。软件不检测运动伪影和金属伪影。</translation>
    </message>
    <message>
        <source>Region segmentation</source>
        <translation>区域分割</translation>
    </message>
    <message>
        <source>3-D reconstruction</source>
        <translation>三维重建</translation>
    </message>
    <message>
        <source>Choose study</source>
        <translation>选择检查</translation>
    </message>
    <message>
        <source>Choose the CT series to plan on.</source>
        <translation>选择用于制定计划的 CT 序列。</translation>
    </message>
    <message>
        <source>Data check</source>
        <translation>数据检查</translation>
    </message>
    <message>
        <source>The series is compared with the data requirements of this workflow. Read what is not met; recommendations can be accepted, requirements cannot.</source>
        <translation>将序列与本工作流的数据要求进行比对。请阅读不符合的项目；建议性要求可以选择接受，强制性要求不能。</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗宽窗位</translation>
    </message>
    <message>
        <source>Set the grey scale with the bone preset, or with your own centre and width.</source>
        <translation>使用骨窗预设，或自行设置窗位和窗宽，调整灰度显示。</translation>
    </message>
    <message>
        <source>Segment bone</source>
        <translation>分割骨骼</translation>
    </message>
    <message>
        <source>The series is resampled to its finest spacing, bone is found by its CT number, small fragments are left out, vessels filled with contrast medium are excluded automatically, and less dense bone beside sure bone is added. Check how much was excluded and added.</source>
        <translation>将序列重采样至其最小间距，按 CT 值找出骨骼，去除小碎片，自动排除充盈对比剂的血管，并补充确定骨骼旁密度较低的骨。请检查排除和补充了多少。</translation>
    </message>
    <message>
        <source>Edit segmentation</source>
        <translation>修改分割</translation>
    </message>
    <message>
        <source>Look at the outline. Place a point on each structure that is not bone, such as the table, to exclude what is connected to it, or correct the region by hand; confirm when it is right.</source>
        <translation>检查轮廓。在每个不属于骨骼的结构（例如检查床）上放置一个点，以排除与其相连的部分，或手动修改区域；确认无误后予以确认。</translation>
    </message>
    <message>
        <source>A closed surface is made from the segmented bone. Where smoothing or hole filling is switched on, the view says that the surface differs from the region, and by how much.</source>
        <translation>由分割出的骨骼生成封闭表面。启用平滑或孔洞填充时，视窗会说明该表面与区域不一致以及相差多少。</translation>
    </message>
    <message>
        <source>MPR and MIP review</source>
        <translation>MPR 与 MIP 审阅</translation>
    </message>
    <message>
        <source>Go through the axial, coronal and sagittal planes and the maximum intensity projection, and confirm that the bone is complete.</source>
        <translation>逐一查看横断面、冠状面、矢状面和最大密度投影，确认骨骼完整。</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Volume and extent of the bone are measured automatically and shown with their anchor points. Place points for the lengths and angles that your plan needs.</source>
        <translation>自动测量骨骼的体积和范围，并连同锚点一起显示。请为计划所需的长度和角度放置点。</translation>
    </message>
    <message>
        <source>The report is written with the pictures, the segments, the measurements, the data check and how each result was made. Steps that were not done are named in it.</source>
        <translation>报告包含图像、分割区域、测量值、数据检查以及每项结果的产生方式。未执行的步骤会在报告中列出。</translation>
    </message>
    <message>
        <source>CT series</source>
        <translation>CT 序列</translation>
    </message>
    <message>
        <source>The image was drawn along a curve: a straight line in it is none in the patient, and shapes are not true. Use the original series, or a function for images along a curve.</source>
        <translation>该图像沿曲线展开：其中的直线在患者体内不是直线，形状不真实。请使用原始序列，或用于曲面图像的功能。</translation>
    </message>
    <message>
        <source>The functions were verified on CT, whose values are Hounsfield units.</source>
        <translation>各项功能在 CT 上经过验证，CT 的数值为 CT 值（HU）。</translation>
    </message>
    <message>
        <source>A DICOM image must say what kind of image it is.</source>
        <translation>DICOM 图像必须说明它是哪种图像。</translation>
    </message>
    <message>
        <source>Without a modality nobody but you knows that this is a CT; name the modality to answer this.</source>
        <translation>没有模态信息时，只有您知道这是 CT；请指明模态。</translation>
    </message>
    <message>
        <source>Only CT Image Storage, Enhanced CT Image Storage and Legacy Converted Enhanced CT Image Storage are CT images; where the class is missing, export the series from its source again or have the header repaired.</source>
        <translation>只有 CT 图像存储、增强 CT 图像存储和由传统格式转换的增强 CT 图像存储才是 CT 图像；如果缺少该类，请从来源重新导出该序列，或请人修复头信息。</translation>
    </message>
    <message>
        <source>Without it nobody can tell which study a result belongs to: export the series from its source again, or have the header repaired.</source>
        <translation>没有它就无法知道结果属于哪次检查：请从来源重新导出该序列，或请人修复头信息。</translation>
    </message>
    <message>
        <source>Without it nobody can tell which series a result belongs to: export the series from its source again, or have the header repaired.</source>
        <translation>没有它就无法知道结果属于哪个序列：请从来源重新导出该序列，或请人修复头信息。</translation>
    </message>
    <message>
        <source>Colour pixels cannot become Hounsfield units.</source>
        <translation>彩色像素无法转换为 CT 值。</translation>
    </message>
    <message>
        <source>Hounsfield units do not depend on it, but some writers of MONOCHROME1 invert the values: check that bone is bright.</source>
        <translation>CT 值与此无关，但某些软件写 MONOCHROME1 时会使数值反转：请确认骨骼是亮的。</translation>
    </message>
    <message>
        <source>A CT has one value a pixel.</source>
        <translation>CT 每个像素只有一个值。</translation>
    </message>
    <message>
        <source>Without it left and right cannot be told apart.</source>
        <translation>没有它就无法区分左右。</translation>
    </message>
    <message>
        <source>Without it the slices cannot be ordered and measured.</source>
        <translation>没有它就无法对各层排序和测量。</translation>
    </message>
    <message>
        <source>Without it nothing can be measured.</source>
        <translation>没有它就无法进行任何测量。</translation>
    </message>
    <message>
        <source>Finer pixels are not CT of the body, coarser ones hide what is measured.</source>
        <translation>更小的像素不是人体的 CT，更大的像素会掩盖要测量的内容。</translation>
    </message>
    <message>
        <source>The functions were verified on images of this size.</source>
        <translation>各项功能在该大小的图像上经过验证。</translation>
    </message>
    <message>
        <source>pixels</source>
        <translation>像素</translation>
    </message>
    <message>
        <source>The functions were verified on slices this far apart (from positions, not from the header's value).</source>
        <translation>各项功能在该层间距上经过验证（由各层位置得出，而不是取头信息中的值）。</translation>
    </message>
    <message>
        <source>The functions were verified on this number of slices.</source>
        <translation>各项功能在该层数上经过验证。</translation>
    </message>
    <message>
        <source>slices</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Without it the pixels cannot be understood.</source>
        <translation>没有它就无法解读像素。</translation>
    </message>
    <message>
        <source>With fewer bits Hounsfield units are cut off or coarse.</source>
        <translation>位数更少时 CT 值会被截断或过于粗糙。</translation>
    </message>
    <message>
        <source>bits</source>
        <translation>位</translation>
    </message>
    <message>
        <source>A CT stores 16 bits a pixel.</source>
        <translation>CT 每个像素以 16 位存储。</translation>
    </message>
    <message>
        <source>Without it the values are not Hounsfield units.</source>
        <translation>没有它数值就不是 CT 值。</translation>
    </message>
    <message>
        <source>Only a complete, even stack of slices of one patient gives true shapes, lengths and volumes.</source>
        <translation>只有同一患者完整且均匀的层面才能给出正确的形状、长度和体积。</translation>
    </message>
    <message>
        <source>Check that this is the stack you want and that it is whole.</source>
        <translation>请确认这是您需要的一组层面，并且是完整的。</translation>
    </message>
    <message>
        <source>The header says that the values are something else than Hounsfield units.</source>
        <translation>头信息说明数值不是 CT 值。</translation>
    </message>
    <message>
        <source>Without it positions cannot be related to those of other series.</source>
        <translation>没有它就无法将位置与其他序列的位置关联。</translation>
    </message>
    <message>
        <source>The gantry was tilted although the slices lie straight: check that the shape is right.</source>
        <translation>各层平直排列，但机架是倾斜的：请检查形状是否正确。</translation>
    </message>
    <message>
        <source>degrees</source>
        <translation>度</translation>
    </message>
    <message>
        <source>Lossy compression alters Hounsfield units and fine structures.</source>
        <translation>有损压缩会改变 CT 值和细微结构。</translation>
    </message>
    <message>
        <source>A vessel is followed through several slices.</source>
        <translation>血管要跨多个层面跟踪。</translation>
    </message>
    <message>
        <source>A curve runs through several slices.</source>
        <translation>曲线穿过多个层面。</translation>
    </message>
    <message>
        <source>Registration was verified on CT, and on CT with MR or PET.</source>
        <translation>配准已在 CT 以及 CT 与 MR 或 PET 上验证。</translation>
    </message>
    <message>
        <source>Without a modality nobody but you knows what this image shows; name the modality to answer this.</source>
        <translation>没有模态，只有您知道该影像是什么；请给出模态。</translation>
    </message>
    <message>
        <source>Only the image storage classes of CT, MR and PET are taken, in their plain, enhanced and converted forms.</source>
        <translation>只接受 CT、MR 和 PET 的影像存储类（普通、增强和转换形式）。</translation>
    </message>
    <message>
        <source>Pixels of PET are coarser than those of CT; coarser ones still were not verified.</source>
        <translation>PET 的像素比 CT 粗；更粗的未经验证。</translation>
    </message>
    <message>
        <source>A volume needs several slices.</source>
        <translation>体数据需要多个层面。</translation>
    </message>
    <message>
        <source>MR images need not have it.</source>
        <translation>MR 影像可以没有它。</translation>
    </message>
    <message>
        <source>The header says that the values are something else than Hounsfield units or plain numbers.</source>
        <translation>文件头指明这些值既不是亨氏单位也不是普通数值。</translation>
    </message>
    <message>
        <source>Calcium lies in several slices.</source>
        <translation>钙化分布在多个切片中。</translation>
    </message>
    <message>
        <source>The limits of the Agatston score hold at 120 kV; at a lower voltage calcium has higher CT numbers, at a higher one lower ones.</source>
        <translation>Agatston积分的界限适用于120 kV；电压较低时钙的CT值较高，电压较高时较低。</translation>
    </message>
    <message>
        <source>Image along a curve</source>
        <translation>沿曲线展开的图像</translation>
    </message>
    <message>
        <source>The smaller number counts: that of the curved image or that of the series it was made from.</source>
        <translation>以较小者为准：曲面图像的数值或其来源序列的数值。</translation>
    </message>
    <message>
        <source>Networks of other programs</source>
        <translation>其他程序的网络</translation>
    </message>
    <message>
        <source>Such networks were trained on thinner slices, and miss small structures on thicker ones.</source>
        <translation>此类网络用较薄的层训练，在较厚的层上会漏掉小结构。</translation>
    </message>
    <message>
        <source>A tree can be followed only through many slices.</source>
        <translation>只有层数足够多时才能跟踪分支树。</translation>
    </message>
    <message>
        <source>In thicker slices small branches and walls are lost, and leaks become likely.</source>
        <translation>层更厚时细小分支和管壁会丢失，容易泄漏。</translation>
    </message>
    <message>
        <source>Slices further apart hide fracture gaps and falsify lengths along the body.</source>
        <translation>层间距过大会掩盖骨折间隙，并使沿身体方向的长度失真。</translation>
    </message>
    <message>
        <source>A 3-D model needs a stack of slices.</source>
        <translation>三维模型需要一组层面。</translation>
    </message>
    <message>
        <source>Up to 3 mm the surface of bone is followed well enough for planning.</source>
        <translation>层间距不超过 3 mm 时，对骨骼表面的描述足以用于制定计划。</translation>
    </message>
    <message>
        <source>The benchmark needs {package}, which is not installed.</source>
        <translation>该性能基准需要 {package}，但尚未安装。</translation>
    </message>
    <message>
        <source>A benchmark compares with other software, which is installed only on request.</source>
        <translation>性能基准用于与其他软件比较，这些软件只在需要时安装。</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[bench]"'.</source>
        <translation>使用“pip install "ctsuite[bench]"”安装。</translation>
    </message>
    <message>
        <source>The results of '{case}' are not those of {peer}.</source>
        <translation>“{case}”的结果与 {peer} 的结果不一致。</translation>
    </message>
    <message>
        <source>What both programs made of the same data differs.</source>
        <translation>两个程序由相同数据得出的结果不同。</translation>
    </message>
    <message>
        <source>Speed means nothing until the results agree; report this as a defect.</source>
        <translation>结果一致之前，速度没有意义；请作为缺陷报告。</translation>
    </message>
    <message>
        <source>There is no benchmark called {name}.</source>
        <translation>没有名为 {name} 的性能基准。</translation>
    </message>
    <message>
        <source>The name is misspelt.</source>
        <translation>名称拼写有误。</translation>
    </message>
    <message>
        <source>Use one of: {known}.</source>
        <translation>请使用以下之一：{known}。</translation>
    </message>
    <message>
        <source>The work that was to be measured failed.</source>
        <translation>要测量的工作失败了。</translation>
    </message>
    <message>
        <source>{reason}</source>
        <translation>{reason}</translation>
    </message>
    <message>
        <source>Check that there is room in the temporary folder and that all parts of the benchmark are installed.</source>
        <translation>请检查临时文件夹是否有空间，以及性能基准的各部分是否都已安装。</translation>
    </message>
    <message>
        <source>{bundle} was not opened.</source>
        <translation>未打开 {bundle}。</translation>
    </message>
    <message>
        <source>Nothing of it was unpacked or run. Ask its publisher for an archive of plain files.</source>
        <translation>其中没有任何内容被解包或运行。请向发布者索取只含普通文件的压缩包。</translation>
    </message>
    <message>
        <source>The network of {bundle} does not fit its description.</source>
        <translation>{bundle} 的网络与其描述不符。</translation>
    </message>
    <message>
        <source>It delivers {found} channels, but the metadata describe {expected}.</source>
        <translation>它输出 {found} 个通道，而元数据描述的是 {expected} 个。</translation>
    </message>
    <message>
        <source>Ask the publisher of the bundle; no region was made, because its name would be a guess.</source>
        <translation>请询问 bundle 的发布者；没有生成区域，因为其名称只能是猜测。</translation>
    </message>
    <message>
        <source>{bundle} is not made for some patients, which only you can tell.</source>
        <translation>{bundle} 不适用于某些患者，只有您能判断。</translation>
    </message>
    <message>
        <source>It must not be used where one of these holds: {states}</source>
        <translation>存在下列任一情况时不得使用：{states}</translation>
    </message>
    <message>
        <source>If none of them holds, confirm it (--confirm on the command line); the confirmation is recorded.</source>
        <translation>如果均不存在，请确认（命令行中为 --confirm）；确认会被记录。</translation>
    </message>
    <message>
        <source>There is no CUDA device that could run {bundle}.</source>
        <translation>没有可运行 {bundle} 的 CUDA 设备。</translation>
    </message>
    <message>
        <source>Choose the device 'automatic' or 'CPU', or install a build of torch for your graphics card.</source>
        <translation>请选择设备“automatic”或“CPU”，或安装适合显卡的 torch 版本。</translation>
    </message>
    <message>
        <source>{bundle} could not be run.</source>
        <translation>无法运行 {bundle}。</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the card of the bundle for what it needs.</source>
        <translation>未作任何更改。请查看模型卡中的要求。</translation>
    </message>
    <message>
        <source>{bundle} is not a complete bundle: {missing} is missing.</source>
        <translation>{bundle} 不完整：缺少 {missing}。</translation>
    </message>
    <message>
        <source>A bundle holds configs/metadata.json, configs/inference.json or .yaml, models/model.pt or .ts, and a LICENSE.</source>
        <translation>bundle 应包含 configs/metadata.json、configs/inference.json 或 .yaml、models/model.pt 或 .ts，以及 LICENSE。</translation>
    </message>
    <message>
        <source>Get the whole bundle again from where it was published.</source>
        <translation>请从发布处重新获取完整的 bundle。</translation>
    </message>
    <message>
        <source>{bundle} is not made for {found}.</source>
        <translation>{bundle} 不适用于 {found}。</translation>
    </message>
    <message>
        <source>Its metadata ask for images of the modality {expected}.</source>
        <translation>其元数据要求模态为 {expected} 的图像。</translation>
    </message>
    <message>
        <source>Choose a bundle that was made for these images.</source>
        <translation>请选择适用于这些图像的 bundle。</translation>
    </message>
    <message>
        <source>{bundle} found no region in {name}.</source>
        <translation>{bundle} 在 {name} 中未找到区域。</translation>
    </message>
    <message>
        <source>Check whether the series shows the regions that the card of the bundle names.</source>
        <translation>请检查该序列是否包含模型卡中列出的区域。</translation>
    </message>
    <message>
        <source>There is not enough memory to run {bundle}.</source>
        <translation>内存不足，无法运行 {bundle}。</translation>
    </message>
    <message>
        <source>Even tiles of {tile} voxels were too large.</source>
        <translation>即使 {tile} 体素的分块也过大。</translation>
    </message>
    <message>
        <source>Nothing was changed. Close other programs, crop the series, or run on a computer with more memory.</source>
        <translation>未作任何更改。请关闭其他程序、裁剪序列，或在内存更大的计算机上运行。</translation>
    </message>
    <message>
        <source>The process that ran {bundle} ended before it was done.</source>
        <translation>运行 {bundle} 的进程在完成前结束。</translation>
    </message>
    <message>
        <source>Nothing was changed. Close other programs, then run again.</source>
        <translation>未作任何更改。请关闭其他程序，然后重新运行。</translation>
    </message>
    <message>
        <source>{bundle} is not the version that was to be trusted.</source>
        <translation>{bundle} 不是要信任的那个版本。</translation>
    </message>
    <message>
        <source>Its hash is {sha256}, not {given}.</source>
        <translation>其哈希值为 {sha256}，而不是 {given}。</translation>
    </message>
    <message>
        <source>Check where the bundle comes from. Nothing was trusted.</source>
        <translation>请检查 bundle 的来源。没有信任任何内容。</translation>
    </message>
    <message>
        <source>The list of trusted bundles {path} cannot be read.</source>
        <translation>无法读取受信任 bundle 的列表 {path}。</translation>
    </message>
    <message>
        <source>Delete the file; bundles that need trust must then be trusted again.</source>
        <translation>请删除该文件；需要信任的 bundle 必须重新信任。</translation>
    </message>
    <message>
        <source>{name} differs from the images that {bundle} was made for.</source>
        <translation>{name} 与 {bundle} 所适用的图像不同。</translation>
    </message>
    <message>
        <source>{findings}</source>
        <translation>{findings}</translation>
    </message>
    <message>
        <source>Results can be wrong without any sign. Choose other data or another method; or continue and check every slice (--accept on the command line); the decision is recorded.</source>
        <translation>结果可能出错而没有任何提示。请选择其他数据或其他方法；或继续并检查每个层面（命令行中为 --accept）；该决定会被记录。</translation>
    </message>
    <message>
        <source>{name} is too different from the images that {bundle} was made for.</source>
        <translation>{name} 与 {bundle} 所适用的图像差别过大。</translation>
    </message>
    <message>
        <source>Choose data as the card of the bundle describes them, or another method of segmentation.</source>
        <translation>请选择符合模型卡描述的数据，或其他分割方法。</translation>
    </message>
    <message>
        <source>{bundle} cannot be read as a bundle.</source>
        <translation>{bundle} 无法作为 bundle 读取。</translation>
    </message>
    <message>
        <source>Choose the folder of a MONAI bundle, or its zip file, unaltered.</source>
        <translation>请选择未经改动的 MONAI bundle 文件夹或其 zip 文件。</translation>
    </message>
    <message>
        <source>{bundle} wants to run code that is not known to be harmless.</source>
        <translation>{bundle} 要运行未被确认为无害的代码。</translation>
    </message>
    <message>
        <source>{items}</source>
        <translation>{items}</translation>
    </message>
    <message>
        <source>Nothing of it was run. If you know its publisher and have read the code, trust exactly this version: ctsuite bundle verify PATH --trust {sha256}</source>
        <translation>其中没有任何代码被运行。如果您了解发布者并阅读过代码，可仅信任这一版本：ctsuite bundle verify PATH --trust {sha256}</translation>
    </message>
    <message>
        <source>The weights of {bundle} were not loaded.</source>
        <translation>未加载 {bundle} 的权重。</translation>
    </message>
    <message>
        <source>Nothing of them was run. Ask the publisher for plain weights of the network in the configuration.</source>
        <translation>其中没有任何内容被运行。请向发布者索取配置中网络的纯权重。</translation>
    </message>
    <message>
        <source>{name} holds no voxel to find a centreline in.</source>
        <translation>{name} 中没有可求中心线的体素。</translation>
    </message>
    <message>
        <source>The segment is empty.</source>
        <translation>该分割区域为空。</translation>
    </message>
    <message>
        <source>Segment the vessel first, or choose another segment.</source>
        <translation>请先分割血管，或选择其他分割区域。</translation>
    </message>
    <message>
        <source>A centreline needs at least two points. Given: {count}.</source>
        <translation>中心线至少需要两个点。已给出：{count}。</translation>
    </message>
    <message>
        <source>Points that fall into the same voxel count once. A segment can do without points, an image cannot.</source>
        <translation>落在同一体素内的点只计一次。有分割时可以不给点，只有图像时不可以。</translation>
    </message>
    <message>
        <source>Place one point near each end of the vessel, and more between them where it winds.</source>
        <translation>请在血管的每一端附近各放置一个点，弯曲处再在其间多放几个。</translation>
    </message>
    <message>
        <source>There is nothing to find a centreline in.</source>
        <translation>没有可求中心线的数据。</translation>
    </message>
    <message>
        <source>Neither a segment nor an image with points was given.</source>
        <translation>既没有给出分割，也没有给出带点的图像。</translation>
    </message>
    <message>
        <source>Give a segmentation, or an image and at least two points in the vessel.</source>
        <translation>请给出分割，或给出图像和血管内的至少两个点。</translation>
    </message>
    <message>
        <source>Point {number} does not lie in what was asked for ({lumen}).</source>
        <translation>第 {number} 点不在所要求的管腔（{lumen}）内。</translation>
    </message>
    <message>
        <source>Around it the image has {found} HU and the surroundings {around} HU. Blood with contrast medium has at least 100 HU, the air of an airway at most -700 HU, and both stand out from what is around them.</source>
        <translation>该点周围图像为 {found} HU，周边为 {around} HU。含对比剂的血液至少为 100 HU，气道内的空气至多为 -700 HU，且两者都与周围明显不同。</translation>
    </message>
    <message>
        <source>Move the point into the middle of the vessel, or choose the other kind of lumen.</source>
        <translation>请将该点移到血管中央，或选择另一种管腔。</translation>
    </message>
    <message>
        <source>Point {number} does not lie in {segment}.</source>
        <translation>第 {number} 点不在 {segment} 内。</translation>
    </message>
    <message>
        <source>The nearest voxel of the segment is {away} mm away.</source>
        <translation>分割区域最近的体素相距 {away} mm。</translation>
    </message>
    <message>
        <source>Move the point into the segment, or choose the segment that holds it.</source>
        <translation>请将该点移入分割区域，或选择包含该点的分割区域。</translation>
    </message>
    <message>
        <source>Point {number} lies outside the image.</source>
        <translation>第 {number} 点位于图像之外。</translation>
    </message>
    <message>
        <source>Its place is {place} mm (L, P, S), which no voxel covers.</source>
        <translation>其位置为 {place} mm（L、P、S），没有体素覆盖该处。</translation>
    </message>
    <message>
        <source>Move the point into the vessel. Check that the points belong to this series.</source>
        <translation>请将该点移入血管。请检查这些点是否属于该序列。</translation>
    </message>
    <message>
        <source>{name} is too small for a centreline.</source>
        <translation>{name} 太小，无法求中心线。</translation>
    </message>
    <message>
        <source>It consists of {count} voxels that make no line of at least two.</source>
        <translation>它由 {count} 个体素组成，不能构成至少两个体素的线。</translation>
    </message>
    <message>
        <source>Choose a larger segment.</source>
        <translation>请选择更大的分割区域。</translation>
    </message>
    <message>
        <source>Point {number} is not connected with the point before it.</source>
        <translation>第 {number} 点与前一点不相连。</translation>
    </message>
    <message>
        <source>The lumen between them is interrupted, or they lie in separate parts of the segment.</source>
        <translation>两点之间的管腔中断，或两点位于分割区域的不同部分。</translation>
    </message>
    <message>
        <source>Place both points in one vessel, or close the gap in the segment first.</source>
        <translation>请将两点放在同一血管内，或先闭合分割中的间隙。</translation>
    </message>
    <message>
        <source>{path} needs the series that the surface was made from.</source>
        <translation>{path} 需要生成该表面所用的序列。</translation>
    </message>
    <message>
        <source>A DICOM model carries the patient and study of its images and names them one by one.</source>
        <translation>DICOM 模型带有其影像的患者与检查信息，并逐一列出这些影像。</translation>
    </message>
    <message>
        <source>Add --source with the folder of the series, or choose .stl, .obj, .ply or .vtp.</source>
        <translation>请用 --source 给出该序列的文件夹，或选择 .stl、.obj、.ply 或 .vtp。</translation>
    </message>
    <message>
        <source>The input '{port}' ({label}) of {tool} was given {count} times.</source>
        <translation>{tool}的输入“{port}”（{label}）给出了 {count} 次。</translation>
    </message>
    <message>
        <source>This input takes one value.</source>
        <translation>此输入只接受一个值。</translation>
    </message>
    <message>
        <source>Name it once. 'ctsuite tools' with the identifier of the tool says which inputs take several.</source>
        <translation>请只给出一次。运行 'ctsuite tools' 加工具的标识符，可查看哪些输入可给出多次。</translation>
    </message>
    <message>
        <source>{path} does not exist.</source>
        <translation>{path} 不存在。</translation>
    </message>
    <message>
        <source>There is no file or folder of that name, or you may not see it.</source>
        <translation>没有该名称的文件或文件夹，或者您无权查看。</translation>
    </message>
    <message>
        <source>Check the path.</source>
        <translation>请检查路径。</translation>
    </message>
    <message>
        <source>{path} is not the name of a PNG file.</source>
        <translation>{path} 不是 PNG 文件名。</translation>
    </message>
    <message>
        <source>Pictures are written as PNG only.</source>
        <translation>图像只写为 PNG 格式。</translation>
    </message>
    <message>
        <source>Give a name that ends with .png.</source>
        <translation>请给出以 .png 结尾的文件名。</translation>
    </message>
    <message>
        <source>The command ended with an unexpected error.</source>
        <translation>命令因意外错误而终止。</translation>
    </message>
    <message>
        <source>Run it again with --debug and report what is printed. Nothing was left half written.</source>
        <translation>请加上 --debug 再次运行，并报告所打印的内容。没有留下写到一半的文件。</translation>
    </message>
    <message>
        <source>The command was not understood: {reason}.</source>
        <translation>无法理解该命令：{reason}。</translation>
    </message>
    <message>
        <source>An option or argument is missing, misspelt or of the wrong form.</source>
        <translation>缺少选项或参数，或其拼写或形式有误。</translation>
    </message>
    <message>
        <source>Run the command with --help to see how it is used: {usage}</source>
        <translation>请加上 --help 运行该命令以查看用法：{usage}</translation>
    </message>
    <message>
        <source>'{value}' is no window.</source>
        <translation>“{value}”不是窗。</translation>
    </message>
    <message>
        <source>A window is the name of a preset, or centre and a positive width joined by a comma.</source>
        <translation>窗是预设的名称，或以逗号相连的窗位和正的窗宽。</translation>
    </message>
    <message>
        <source>Write for example 40,400, or use one of: {known}.</source>
        <translation>例如写 40,400，或使用其中之一：{known}。</translation>
    </message>
    <message>
        <source>The {which} date of {title} is missing or no date.</source>
        <translation>{title}的{which}日期缺失或不是日期。</translation>
    </message>
    <message>
        <source>What was given is "{given}", and without both dates there is no time to relate the growth to.</source>
        <translation>给出的是“{given}”，没有两个日期就没有可与生长相关联的时间。</translation>
    </message>
    <message>
        <source>Give the day of the examination as year-month-day, such as 2026-03-31.</source>
        <translation>请按年-月-日给出检查日期，例如2026-03-31。</translation>
    </message>
    <message>
        <source>{title} cannot be measured on {name}: its values are not CT numbers.</source>
        <translation>无法在{name}上测量{title}：其数值不是CT值。</translation>
    </message>
    <message>
        <source>Its unit is {unit}; the limits and calibrations of this value hold for Hounsfield units.</source>
        <translation>其单位为{unit}；该值的界限和校准适用于HU。</translation>
    </message>
    <message>
        <source>Use the CT series itself.</source>
        <translation>请使用CT序列本身。</translation>
    </message>
    <message>
        <source>The later examination is not after the earlier one: {days} days lie between them.</source>
        <translation>较晚的检查不在较早的检查之后：两者相隔{days}天。</translation>
    </message>
    <message>
        <source>The dates are the same or were given in the wrong order.</source>
        <translation>两个日期相同，或顺序相反。</translation>
    </message>
    <message>
        <source>Check the dates, and which segmentation belongs to which of them.</source>
        <translation>请检查日期，以及各分割属于哪个日期。</translation>
    </message>
    <message>
        <source>There is no calibration from which {title} could be worked out.</source>
        <translation>没有可用来计算{title}的校准。</translation>
    </message>
    <message>
        <source>{reason}.</source>
        <translation>原因：{reason}。</translation>
    </message>
    <message>
        <source>Give the line of a calibration with this scanner and tube voltage, or segment the rods of a calibration phantom that was scanned along; without either choose no calibration and get CT numbers only.</source>
        <translation>请给出该扫描仪和管电压的校准直线，或分割同时扫描的校准体模的棒；两者都没有时选择不校准，仅得到CT值。</translation>
    </message>
    <message>
        <source>The volume at the end of the systole ({later} mL) is not below that at the end of the diastole ({earlier} mL).</source>
        <translation>收缩末期体积（{later} mL）不小于舒张末期体积（{earlier} mL）。</translation>
    </message>
    <message>
        <source>The two segmentations were given in the wrong order, or one of them is wrong.</source>
        <translation>两个分割的顺序相反，或其中之一有误。</translation>
    </message>
    <message>
        <source>Swap them, or correct the segmentation.</source>
        <translation>请交换两者，或修正分割。</translation>
    </message>
    <message>
        <source>{labels} holds {count} segments, and {title} is worked out from one.</source>
        <translation>{labels}含有{count}个分割区域，而{title}由一个分割区域计算。</translation>
    </message>
    <message>
        <source>It is not clear which of them is meant.</source>
        <translation>不清楚指的是哪一个。</translation>
    </message>
    <message>
        <source>Name it under Segment: {known}.</source>
        <translation>请在“分割区域”中指定其名称：{known}。</translation>
    </message>
    <message>
        <source>The slices of {name} do not suit calcium scoring: {thickness} mm thick, {increment} mm apart.</source>
        <translation>{name}的切片不适合钙化积分：层厚{thickness} mm，层间距{increment} mm。</translation>
    </message>
    <message>
        <source>The score is defined on slices of 2.5 to 3 mm without gap or overlap; on others it has another value.</source>
        <translation>该积分定义在2.5至3 mm、无间隙无重叠的切片上；在其他切片上数值不同。</translation>
    </message>
    <message>
        <source>Use a series reconstructed for calcium scoring, or combine thin slices (Thin slices: combine).</source>
        <translation>请使用为钙化积分重建的序列，或合并薄层（薄层：合并）。</translation>
    </message>
    <message>
        <source>{curve} crosses itself, {first:.1f} mm and {second:.1f} mm from its start.</source>
        <translation>{curve} 自身交叉，分别位于距起点 {first:.1f} mm 和 {second:.1f} mm 处。</translation>
    </message>
    <message>
        <source>Two places of the picture would show the same point of the patient, and neither could be told from the other. A ring that meets itself at its ends only is no crossing.</source>
        <translation>图像的两处会显示患者的同一点，且无法区分。仅在两端相接的环不算交叉。</translation>
    </message>
    <message>
        <source>Move the points so that the curve goes one way, or draw one part of it.</source>
        <translation>请移动各点使曲线单向延伸，或只画其中一段。</translation>
    </message>
    <message>
        <source>A curved image of {rows} x {columns} x {depth} samples is too large.</source>
        <translation>{rows} x {columns} x {depth} 个采样点的曲面图像过大。</translation>
    </message>
    <message>
        <source>At most {most} million samples are made.</source>
        <translation>最多生成 {most} 百万个采样点。</translation>
    </message>
    <message>
        <source>Choose larger pixels, or less width.</source>
        <translation>请选择更大的像素或更小的宽度。</translation>
    </message>
    <message>
        <source>{curve} leaves the image: {mm:.1f} of {length:.1f} mm lie outside.</source>
        <translation>{curve} 离开图像：{length:.1f} mm 中有 {mm:.1f} mm 位于图像之外。</translation>
    </message>
    <message>
        <source>Nothing was scanned there. The picture would be empty in those parts.</source>
        <translation>该处未扫描，图像的这些部分将为空。</translation>
    </message>
    <message>
        <source>Shorten the curve, choose one that was drawn in this series, or allow parts outside.</source>
        <translation>缩短曲线，选择在本序列中绘制的曲线，或允许部分在体数据之外。</translation>
    </message>
    <message>
        <source>{name} was drawn along a curve already.</source>
        <translation>{name} 已经是沿曲线绘制的。</translation>
    </message>
    <message>
        <source>Its positions are not those of the patient, so a curve in the patient has no place in it.</source>
        <translation>其位置不是患者体内的位置，因此患者体内的曲线在其中没有对应位置。</translation>
    </message>
    <message>
        <source>Use the series that it was made from.</source>
        <translation>请使用生成它的原始序列。</translation>
    </message>
    <message>
        <source>How {name} was straightened cannot be read.</source>
        <translation>无法读取 {name} 的拉直方式。</translation>
    </message>
    <message>
        <source>Make the curved image anew; positions in this one cannot be brought back into the patient.</source>
        <translation>请重新生成曲面图像；此图像中的位置无法还原到患者体内。</translation>
    </message>
    <message>
        <source>A curved image of {width} mm width and {slab} mm thickness cannot be made.</source>
        <translation>无法生成宽度 {width} mm、厚度 {slab} mm 的曲面图像。</translation>
    </message>
    <message>
        <source>The width must be positive, and the thickness must not be negative.</source>
        <translation>宽度必须为正，厚度不得为负。</translation>
    </message>
    <message>
        <source>Choose another width or thickness.</source>
        <translation>请选择其他宽度或厚度。</translation>
    </message>
    <message>
        <source>{name} has points whose position is unknown.</source>
        <translation>{name} 中有位置未知的点。</translation>
    </message>
    <message>
        <source>At least one coordinate is not a finite number.</source>
        <translation>至少有一个坐标不是有限数值。</translation>
    </message>
    <message>
        <source>Place or remove the points concerned.</source>
        <translation>请放置或删除相关的点。</translation>
    </message>
    <message>
        <source>{name} has too few points for a curve: {count}.</source>
        <translation>{name} 的点太少，无法构成曲线：{count}。</translation>
    </message>
    <message>
        <source>At least {needed} different points are needed; a point that repeats the one before it counts once.</source>
        <translation>至少需要 {needed} 个不同的点；与前一点重复的点只计一次。</translation>
    </message>
    <message>
        <source>Place more points along the structure.</source>
        <translation>请沿结构放置更多的点。</translation>
    </message>
    <message>
        <source>The direction that is to point across the curve runs along it.</source>
        <translation>要求垂直于曲线的方向与曲线平行。</translation>
    </message>
    <message>
        <source>A direction along the curve at its start says nothing of what lies beside it.</source>
        <translation>沿曲线起点走向的方向不能说明其旁侧的方位。</translation>
    </message>
    <message>
        <source>Choose another direction.</source>
        <translation>请选择其他方向。</translation>
    </message>
    <message>
        <source>{curve} crosses itself.</source>
        <translation>{curve} 自相交。</translation>
    </message>
    <message>
        <source>Seen along the normal of its plane, two stretches of it cut each other, and the slab would too.</source>
        <translation>沿其平面法线看，曲线有两段相互交叉，层块也会如此。</translation>
    </message>
    <message>
        <source>{curve} does not lie in one plane only.</source>
        <translation>{curve} 不能确定唯一的平面。</translation>
    </message>
    <message>
        <source>Its points lie on a straight line, or are fewer than three: any plane through the line would do.</source>
        <translation>其各点位于一条直线上，或少于三个：通过该直线的任何平面都可以。</translation>
    </message>
    <message>
        <source>Place more points along the bend, or use the reformation of a plane.</source>
        <translation>请沿弯曲处放置更多的点，或使用平面重组。</translation>
    </message>
    <message>
        <source>{name} does not meet every recommendation of {profile}.</source>
        <translation>{name} 未满足“{profile}”的全部建议性要求。</translation>
    </message>
    <message>
        <source>Check whether the result is still fit for your purpose, then continue (--accept on the command line); the decision is recorded.</source>
        <translation>请判断结果是否仍适合您的用途，然后继续（命令行使用 --accept）；该决定会被记录。</translation>
    </message>
    <message>
        <source>{name} does not meet the data requirements of {profile}.</source>
        <translation>{name} 不符合“{profile}”的数据要求。</translation>
    </message>
    <message>
        <source>Use data that meet the requirements listed in the manual for this function.</source>
        <translation>请使用符合手册中该功能数据要求的数据。</translation>
    </message>
    <message>
        <source>{name} cannot be written as a CT series.</source>
        <translation>{name} 不能写为 CT 序列。</translation>
    </message>
    <message>
        <source>It is drawn along a curve: its positions are not those of the patient, as a series would say.</source>
        <translation>它是沿曲线绘制的：其位置并非序列所声明的患者体内位置。</translation>
    </message>
    <message>
        <source>Save it as NRRD or MHA, which keep what it is, or as a picture.</source>
        <translation>请保存为 NRRD 或 MHA（会保留其性质），或保存为图片。</translation>
    </message>
    <message>
        <source>Its modality is {modality}; only CT images are written as a CT series.</source>
        <translation>其模态为 {modality}；只有 CT 图像可写为 CT 序列。</translation>
    </message>
    <message>
        <source>Save it as NRRD, MHA or NIfTI.</source>
        <translation>请将其保存为 NRRD、MHA 或 NIfTI。</translation>
    </message>
    <message>
        <source>{name} cannot be written as a DICOM series.</source>
        <translation>{name} 不能写为 DICOM 序列。</translation>
    </message>
    <message>
        <source>Its slices are shifted against each other, as a tilted gantry makes them: it is no reformation.</source>
        <translation>其各层相互错位，如机架倾斜所致：它不是重组图像。</translation>
    </message>
    <message>
        <source>Load the series with the correction of the tilt, or cut a stack of planes.</source>
        <translation>请在载入序列时校正倾斜，或切出平面组。</translation>
    </message>
    <message>
        <source>{reference} and {result} are not of the same kind.</source>
        <translation>{reference} 与 {result} 不是同一类。</translation>
    </message>
    <message>
        <source>One of them is a folder and the other is a file.</source>
        <translation>其中一个是文件夹，另一个是文件。</translation>
    </message>
    <message>
        <source>Give two files, or two folders whose files have the same names.</source>
        <translation>请给出两个文件，或文件同名的两个文件夹。</translation>
    </message>
    <message>
        <source>{labels} does not lie on the voxels of the reference: {difference}.</source>
        <translation>{labels} 不在参考分割的体素上：{difference}。</translation>
    </message>
    <message>
        <source>Figures of agreement count voxel by voxel; resampling one of them would change what is measured.</source>
        <translation>一致性指标按体素计算；对其中之一重采样会改变所测的内容。</translation>
    </message>
    <message>
        <source>Make both on the same series, or resample one of them on purpose and say so with the figures.</source>
        <translation>请在同一序列上得到两者，或有意重采样其中之一并在指标中注明。</translation>
    </message>
    <message>
        <source>{count} of {total} cases could not be compared.</source>
        <translation>{total} 个病例中有 {count} 个无法比较。</translation>
    </message>
    <message>
        <source>See the table of cases in {path}; the other cases are complete.</source>
        <translation>请查看 {path} 中的病例表；其余病例完整。</translation>
    </message>
    <message>
        <source>{labels} has two regions that are both taken for '{segment}'.</source>
        <translation>{labels} 中有两个区域都被认作“{segment}”。</translation>
    </message>
    <message>
        <source>It cannot be known which of them is compared.</source>
        <translation>无法得知比较的是哪一个。</translation>
    </message>
    <message>
        <source>Rename one of them, or match regions by label value.</source>
        <translation>请重命名其中之一，或按标签值匹配区域。</translation>
    </message>
    <message>
        <source>{path} holds no segmentation.</source>
        <translation>{path} 中没有分割。</translation>
    </message>
    <message>
        <source>No file in it or in a folder below it ends in {known}.</source>
        <translation>其中及其子文件夹中没有以 {known} 结尾的文件。</translation>
    </message>
    <message>
        <source>Give the folder that holds the reference segmentations.</source>
        <translation>请给出包含参考分割的文件夹。</translation>
    </message>
    <message>
        <source>The two segmentations have no region of the same {way}.</source>
        <translation>两个分割没有{way}相同的区域。</translation>
    </message>
    <message>
        <source>The reference has: {reference}. The result has: {result}.</source>
        <translation>参考分割有：{reference}。结果有：{result}。</translation>
    </message>
    <message>
        <source>Match the regions in another way (name, label value, code), or say which names belong together.</source>
        <translation>请以其他方式匹配区域（名称、标签值、编码），或说明哪些名称对应。</translation>
    </message>
    <message>
        <source>'{word}' does not say which names belong together.</source>
        <translation>“{word}”没有说明哪些名称对应。</translation>
    </message>
    <message>
        <source>A pair of names is written RESULT=REFERENCE.</source>
        <translation>一对名称写作 结果=参考。</translation>
    </message>
    <message>
        <source>Write for example: liver=Liver, lung_left=Left lung.</source>
        <translation>例如：liver=Liver, lung_left=Left lung。</translation>
    </message>
    <message>
        <source>{labels} lies on a grid whose axes are not at right angles.</source>
        <translation>{labels} 所在网格的轴不成直角。</translation>
    </message>
    <message>
        <source>The gantry was tilted; distances between surfaces are measured along rows at right angles.</source>
        <translation>机架倾斜；表面之间的距离按成直角的行计算。</translation>
    </message>
    <message>
        <source>Correct the tilt when the series is read, segment it then, and compare those.</source>
        <translation>请在读取序列时校正倾斜，然后分割并比较。</translation>
    </message>
    <message>
        <source>There are two files for the case {case}.</source>
        <translation>病例 {case} 有两个文件。</translation>
    </message>
    <message>
        <source>They are {first} and {second}.</source>
        <translation>它们是 {first} 和 {second}。</translation>
    </message>
    <message>
        <source>Keep one of them in the folder.</source>
        <translation>请在文件夹中只保留一个。</translation>
    </message>
    <message>
        <source>A CT for the picture can only be given with a single case.</source>
        <translation>只有单个病例才能给出用于图片的 CT。</translation>
    </message>
    <message>
        <source>{path} holds several cases.</source>
        <translation>{path} 包含多个病例。</translation>
    </message>
    <message>
        <source>Leave out --volume, or evaluate the case alone.</source>
        <translation>请去掉 --volume，或单独评价该病例。</translation>
    </message>
    <message>
        <source>{program} ended with an error.</source>
        <translation>{program} 因错误而结束。</translation>
    </message>
    <message>
        <source>Nothing was changed. Try the command of {program} by itself, and see its manual.</source>
        <translation>未作任何更改。请单独试用 {program} 的命令，并参阅其手册。</translation>
    </message>
    <message>
        <source>{program} is not installed on this computer.</source>
        <translation>本机未安装 {program}。</translation>
    </message>
    <message>
        <source>The command {command} was not found. The suite can use it, but does not bring it.</source>
        <translation>未找到命令 {command}。本套件可以使用它，但不附带它。</translation>
    </message>
    <message>
        <source>Install {program} as its own manual says, or give the path of the command as 'Command'.</source>
        <translation>请按 {program} 自身的手册安装，或在“命令”中给出命令的路径。</translation>
    </message>
    <message>
        <source>{model} is no nnU-Net model that can be used here.</source>
        <translation>{model} 不是此处可用的 nnU-Net 模型。</translation>
    </message>
    <message>
        <source>Choose the folder of a trained model: it holds dataset.json, plans.json and folders fold_0, fold_1 ...</source>
        <translation>请选择已训练模型的文件夹：含有 dataset.json、plans.json 以及文件夹 fold_0、fold_1 等。</translation>
    </message>
    <message>
        <source>{program} found no region in {name}.</source>
        <translation>{program} 在 {name} 中未找到任何区域。</translation>
    </message>
    <message>
        <source>Every voxel of its result is background.</source>
        <translation>其结果的每个体素都是背景。</translation>
    </message>
    <message>
        <source>Check whether the series shows what was asked for.</source>
        <translation>请检查该序列是否显示了所要求的内容。</translation>
    </message>
    <message>
        <source>The result of {program} cannot be used.</source>
        <translation>{program} 的结果不能使用。</translation>
    </message>
    <message>
        <source>Nothing was changed. Check the version of {program}.</source>
        <translation>未作任何更改。请检查 {program} 的版本。</translation>
    </message>
    <message>
        <source>'{given}' is no name that {program} can know.</source>
        <translation>“{given}”不是 {program} 能识别的名称。</translation>
    </message>
    <message>
        <source>Names consist of letters, digits and underscores.</source>
        <translation>名称由字母、数字和下划线组成。</translation>
    </message>
    <message>
        <source>Take the name from the manual of {program}.</source>
        <translation>请采用 {program} 手册中的名称。</translation>
    </message>
    <message>
        <source>{name} cannot be handed to {program}.</source>
        <translation>不能将 {name} 交给 {program}。</translation>
    </message>
    <message>
        <source>The gantry was tilted, and the file format of {program} (NIfTI) loses that.</source>
        <translation>机架有倾斜，而 {program} 的文件格式（NIfTI）会丢失这一信息。</translation>
    </message>
    <message>
        <source>Resample the series to a straight grid first.</source>
        <translation>请先将序列重采样到正交网格。</translation>
    </message>
    <message>
        <source>{program} was ended after {minutes:g} minutes.</source>
        <translation>{program} 在 {minutes:g} 分钟后被终止。</translation>
    </message>
    <message>
        <source>It was not done in the longest time that was allowed.</source>
        <translation>它未在允许的最长时间内完成。</translation>
    </message>
    <message>
        <source>Nothing was changed. Allow more time, choose a coarser resolution, or use a graphics card.</source>
        <translation>未作任何更改。请允许更长时间、选择较粗的分辨率或使用显卡。</translation>
    </message>
    <message>
        <source>The weights of {model} can run code on this computer.</source>
        <translation>{model} 的权重可以在本机上运行代码。</translation>
    </message>
    <message>
        <source>nnU-Net reads its weights as a Python pickle, which is a program, with all that you may do yourself.</source>
        <translation>nnU-Net 以 Python pickle 的形式读取权重，它是一个程序，拥有您自身的全部权限。</translation>
    </message>
    <message>
        <source>Confirm 'I trust this model' (--set trusted=true on the command line) only for a model from a source that you know; the choice is recorded.</source>
        <translation>仅对来自您了解的来源的模型确认“我信任此模型”（命令行上为 --set trusted=true）；该选择会被记录。</translation>
    </message>
    <message>
        <source>{name} was drawn along a curve and cannot be written as {format}.</source>
        <translation>{name} 沿曲线展开，不能写为 {format}。</translation>
    </message>
    <message>
        <source>This format has no place for the curve, so that the image would be taken for an ordinary one.</source>
        <translation>该格式无处保存曲线，图像会被当作普通图像。</translation>
    </message>
    <message>
        <source>Write NRRD, which keeps the curve.</source>
        <translation>请写为 NRRD，它保留曲线。</translation>
    </message>
    <message>
        <source>{path} cannot be read.</source>
        <translation>无法读取 {path}。</translation>
    </message>
    <message>
        <source>Copy the file again from its source, or export it again.</source>
        <translation>请从来源处重新复制或重新导出该文件。</translation>
    </message>
    <message>
        <source>{path} takes its data from another file.</source>
        <translation>{path} 的数据取自另一个文件。</translation>
    </message>
    <message>
        <source>It names '{target}'. Such references can point to files that were never meant to be read.</source>
        <translation>它引用了“{target}”。这类引用可能指向本不应被读取的文件。</translation>
    </message>
    <message>
        <source>Save the image as one file that holds header and data.</source>
        <translation>请将图像保存为同时包含头信息和数据的单个文件。</translation>
    </message>
    <message>
        <source>The ending of {path} is not known.</source>
        <translation>无法识别 {path} 的扩展名。</translation>
    </message>
    <message>
        <source>The ending of the name tells the format; none of the known ones is there.</source>
        <translation>文件格式由名称的扩展名决定；此处没有已知的扩展名。</translation>
    </message>
    <message>
        <source>A {found} cannot be written to a file.</source>
        <translation>无法将 {found} 写入文件。</translation>
    </message>
    <message>
        <source>There is no file format for it.</source>
        <translation>没有适用于它的文件格式。</translation>
    </message>
    <message>
        <source>Report this with the run record; it is a defect.</source>
        <translation>请连同运行记录一起报告；这是软件缺陷。</translation>
    </message>
    <message>
        <source>The name is misspelt, or the medium that holds the file is not there.</source>
        <translation>名称拼写有误，或存放该文件的介质未连接。</translation>
    </message>
    <message>
        <source>Check the name and that the medium is connected.</source>
        <translation>请检查名称以及介质是否已连接。</translation>
    </message>
    <message>
        <source>{path} claims to hold more than it can.</source>
        <translation>{path} 声称的数据量超出其可能的容量。</translation>
    </message>
    <message>
        <source>Do not use this file; export it again from its source.</source>
        <translation>请勿使用该文件；请从来源处重新导出。</translation>
    </message>
    <message>
        <source>The segments in {path} overlap.</source>
        <translation>{path} 中的分割区域相互重叠。</translation>
    </message>
    <message>
        <source>{count} voxels belong to more than one segment; here a voxel belongs to one at most.</source>
        <translation>{count} 个体素属于一个以上的区域；此处每个体素最多属于一个区域。</translation>
    </message>
    <message>
        <source>Save the segments that overlap in separate files.</source>
        <translation>请将相互重叠的区域保存在不同的文件中。</translation>
    </message>
    <message>
        <source>The surface {name} does not lie in the series {series}.</source>
        <translation>表面 {name} 不在序列 {series} 的范围内。</translation>
    </message>
    <message>
        <source>The two do not overlap anywhere, so the surface was made from other images.</source>
        <translation>两者没有任何重叠，因此该表面是由其他影像生成的。</translation>
    </message>
    <message>
        <source>Name the series that the surface was made from.</source>
        <translation>请指定生成该表面所用的序列。</translation>
    </message>
    <message>
        <source>The surface cannot be filed with the series {series}.</source>
        <translation>该表面无法归入序列 {series} 的检查。</translation>
    </message>
    <message>
        <source>Its images have no {missing}.</source>
        <translation>其影像缺少 {missing}。</translation>
    </message>
    <message>
        <source>Export the series again from the archive with all identifiers, or save the surface as STL, OBJ or PLY.</source>
        <translation>请从归档系统重新导出带有全部标识的序列，或将表面保存为 STL、OBJ 或 PLY。</translation>
    </message>
    <message>
        <source>The surface {name} has no triangle.</source>
        <translation>表面 {name} 没有三角形。</translation>
    </message>
    <message>
        <source>An empty model cannot be made or shown.</source>
        <translation>空模型既不能制作，也不能显示。</translation>
    </message>
    <message>
        <source>Make the surface again from a segment that has voxels.</source>
        <translation>请由含有体素的分割区域重新生成表面。</translation>
    </message>
    <message>
        <source>{name} cannot be written as {format}.</source>
        <translation>{name} 无法写为 {format}。</translation>
    </message>
    <message>
        <source>Its axes are not at right angles (tilted gantry), which the format cannot hold.</source>
        <translation>其坐标轴不互相垂直（机架倾斜），该格式无法保存。</translation>
    </message>
    <message>
        <source>Write it as NRRD, or resample it to right angles first.</source>
        <translation>请写为 NRRD，或先重采样为互相垂直的坐标轴。</translation>
    </message>
    <message>
        <source>{path} does not hold a {expected}.</source>
        <translation>{path} 中没有 {expected}。</translation>
    </message>
    <message>
        <source>It holds {found}.</source>
        <translation>其中是 {found}。</translation>
    </message>
    <message>
        <source>Give a file that holds a {expected}; such files end in {known}.</source>
        <translation>请提供包含 {expected} 的文件；此类文件的扩展名为 {known}。</translation>
    </message>
    <message>
        <source>There are {count} measurements of the kind '{kind}' called '{name}' on one date.</source>
        <translation>同一日期有 {count} 个类型为“{kind}”、名称为“{name}”的测量。</translation>
    </message>
    <message>
        <source>With one name for several, it is not clear which of them belong together.</source>
        <translation>多个测量共用一个名称，无法确定哪些相互对应。</translation>
    </message>
    <message>
        <source>Give each its own name.</source>
        <translation>请为每个测量取不同的名称。</translation>
    </message>
    <message>
        <source>No measurement of the one date belongs to one of the other.</source>
        <translation>两个日期之间没有相互对应的测量。</translation>
    </message>
    <message>
        <source>Measurements belong together when name and kind are the same, and no name occurs on both dates.</source>
        <translation>名称和类型都相同的测量相互对应，而没有任何名称在两个日期都出现。</translation>
    </message>
    <message>
        <source>Give what is the same the same name on both dates.</source>
        <translation>请让同一结构在两个日期使用相同的名称。</translation>
    </message>
    <message>
        <source>{first} and {second} have no place in common.</source>
        <translation>{first} 与 {second} 没有共同的部位。</translation>
    </message>
    <message>
        <source>Seen through the registration, no part of the second image lies inside the first one.</source>
        <translation>经配准后，第二图像没有任何部分位于第一图像内。</translation>
    </message>
    <message>
        <source>Choose images of the same region, or register them anew.</source>
        <translation>请选择同一部位的图像，或重新配准。</translation>
    </message>
    <message>
        <source>The geometry of {name} is not usable.</source>
        <translation>{name} 的几何信息不可用。</translation>
    </message>
    <message>
        <source>Use data with three independent axes and a positive spacing along each.</source>
        <translation>请使用三个轴相互独立且各轴间距为正值的数据。</translation>
    </message>
    <message>
        <source>The box around the seed points holds {voxels} voxels; {most} are the most for a random walk.</source>
        <translation>种子点外框含{voxels}个体素；随机游走最多允许{most}个。</translation>
    </message>
    <message>
        <source>The seed points lie far apart, or the margin is large.</source>
        <translation>种子点相距较远，或边距较大。</translation>
    </message>
    <message>
        <source>Move the seed points closer, choose a smaller margin, or use the graph cut, which has no such limit.</source>
        <translation>请将种子点移近、选择较小的边距，或使用无此限制的图割。</translation>
    </message>
    <message>
        <source>Nothing but the seed points would lie inside.</source>
        <translation>除种子点外没有体素属于区域内。</translation>
    </message>
    <message>
        <source>The CT numbers around the seeds inside are no more like them than like those outside.</source>
        <translation>区域内种子点周围的CT值与其相似程度不高于与区域外的相似程度。</translation>
    </message>
    <message>
        <source>Place more seed points on the region and outside it, or lower the smoothness.</source>
        <translation>请在区域内外放置更多种子点，或降低平滑性。</translation>
    </message>
    <message>
        <source>The smallest volume {smallest:g} mL is above the largest volume {largest:g} mL.</source>
        <translation>最小体积{smallest:g} mL大于最大体积{largest:g} mL。</translation>
    </message>
    <message>
        <source>No region can have such a volume.</source>
        <translation>没有区域能具有这样的体积。</translation>
    </message>
    <message>
        <source>Change one of the two values.</source>
        <translation>请修改其中一个值。</translation>
    </message>
    <message>
        <source>The region does not have the expected shape: its match score is {score:.2f}, and {limit:.2f} is needed.</source>
        <translation>区域不具有预期形状：匹配分数为{score:.2f}，需要{limit:.2f}。</translation>
    </message>
    <message>
        <source>The shape '{prior}' is not met in: {features}.</source>
        <translation>形状“{prior}”未满足的特征：{features}。</translation>
    </message>
    <message>
        <source>Move the seed points, choose another shape or none, or lower the smallest match score.</source>
        <translation>请移动种子点、选择其他形状或不选形状，或降低最小匹配分数。</translation>
    </message>
    <message>
        <source>The probabilities were not found within {steps} steps.</source>
        <translation>在{steps}步内未能求出概率。</translation>
    </message>
    <message>
        <source>The image around the seeds is very large, or its contrast sensitivity very low.</source>
        <translation>种子点周围的图像很大，或设定的对比度很小。</translation>
    </message>
    <message>
        <source>Choose a smaller margin or a larger contrast, and run again.</source>
        <translation>请选择较小的边距或较大的对比度后重新运行。</translation>
    </message>
    <message>
        <source>Seeds for two regions at least are needed, but there are seeds for {count}.</source>
        <translation>至少需要两个区域的种子，但现有{count}个区域的种子。</translation>
    </message>
    <message>
        <source>Regions grow against each other; one alone would fill the whole image.</source>
        <translation>各区域相互竞争生长；仅有一个将填满整个图像。</translation>
    </message>
    <message>
        <source>Give a second list of seed points, or a second segment of seeds, such as for the surroundings.</source>
        <translation>请给出第二个种子点列表或第二个种子分割，例如用于周围组织。</translation>
    </message>
    <message>
        <source>The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm is not in {name}.</source>
        <translation>{role}种子点{number}（L {left:.1f}，P {posterior:.1f}，S {superior:.1f} mm）不在{name}内。</translation>
    </message>
    <message>
        <source>The point belongs to another series, or was placed beside the image.</source>
        <translation>该点属于其他序列，或放置在图像之外。</translation>
    </message>
    <message>
        <source>Move the point into the image, or delete it.</source>
        <translation>请将该点移入图像或删除。</translation>
    </message>
    <message>
        <source>The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm lies in air.</source>
        <translation>{role}种子点{number}（L {left:.1f}，P {posterior:.1f}，S {superior:.1f} mm）位于空气中。</translation>
    </message>
    <message>
        <source>Around it the mean is {mean:.0f} HU, and the region that is looked for is not air.</source>
        <translation>其周围均值为{mean:.0f} HU，而所寻找的区域不是空气。</translation>
    </message>
    <message>
        <source>Move the point onto the region. To segment air, use Connected threshold with limits that include it.</source>
        <translation>请将该点移至区域上。如需分割空气，请使用界限包含空气的连通阈值。</translation>
    </message>
    <message>
        <source>The {role} seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm is off the limits.</source>
        <translation>{role}种子点{number}（L {left:.1f}，P {posterior:.1f}，S {superior:.1f} mm）在界限之外。</translation>
    </message>
    <message>
        <source>No voxel around it lies between {lower:.0f} and {upper:.0f} HU; the mean there is {mean:.0f} HU.</source>
        <translation>其周围没有体素在{lower:.0f}至{upper:.0f} HU之间；该处均值为{mean:.0f} HU。</translation>
    </message>
    <message>
        <source>Move the point onto the region, or change the limits.</source>
        <translation>请将该点移至区域上，或更改界限。</translation>
    </message>
    <message>
        <source>The seed points {first} and {second} lie on the same voxel but belong to different regions.</source>
        <translation>种子点{first}和{second}位于同一体素但属于不同区域。</translation>
    </message>
    <message>
        <source>A voxel can belong to one region only.</source>
        <translation>一个体素只能属于一个区域。</translation>
    </message>
    <message>
        <source>Move or delete one of the two points.</source>
        <translation>请移动或删除其中一个点。</translation>
    </message>
    <message>
        <source>There is no {role} seed point.</source>
        <translation>没有{role}种子点。</translation>
    </message>
    <message>
        <source>The list of seed points is empty or was not given.</source>
        <translation>种子点列表为空或未给出。</translation>
    </message>
    <message>
        <source>Place at least one {role} seed point.</source>
        <translation>请至少放置一个{role}种子点。</translation>
    </message>
    <message>
        <source>{first} and {second} do not lie on the same grid.</source>
        <translation>{first} 与 {second} 不在同一网格上。</translation>
    </message>
    <message>
        <source>They differ in size, spacing, position or orientation: {difference}.</source>
        <translation>它们的大小、间距、位置或方向不同：{difference}。</translation>
    </message>
    <message>
        <source>Choose data of the same series, or resample one onto the other first.</source>
        <translation>请选择同一序列的数据，或先将其中一个重采样到另一个的网格上。</translation>
    </message>
    <message>
        <source>{tool} needs the input '{port}' ({label}).</source>
        <translation>{tool} 需要输入“{port}”（{label}）。</translation>
    </message>
    <message>
        <source>The input was not given.</source>
        <translation>未提供该输入。</translation>
    </message>
    <message>
        <source>Give the input, for example with --in {port}=PATH on the command line.</source>
        <translation>请提供该输入，例如在命令行使用 --in {port}=PATH。</translation>
    </message>
    <message>
        <source>The input '{port}' of {tool} is a {found}, but a {expected} is needed.</source>
        <translation>{tool} 的输入“{port}”是 {found}，但需要 {expected}。</translation>
    </message>
    <message>
        <source>The data given are of another kind than the tool works on.</source>
        <translation>所提供数据的种类与该工具处理的种类不同。</translation>
    </message>
    <message>
        <source>Choose a {expected}.</source>
        <translation>请选择 {expected}。</translation>
    </message>
    <message>
        <source>{tool} has no input called {port}.</source>
        <translation>{tool} 没有名为 {port} 的输入。</translation>
    </message>
    <message>
        <source>The name is misspelt or belongs to another tool.</source>
        <translation>名称拼写有误，或属于其他工具。</translation>
    </message>
    <message>
        <source>{name} contains values that are not numbers.</source>
        <translation>{name} 包含不是数字的值。</translation>
    </message>
    <message>
        <source>{count} voxels are infinite or not a number.</source>
        <translation>{count} 个体素为无穷大或非数字。</translation>
    </message>
    <message>
        <source>Repair or re-export the source data.</source>
        <translation>请修复或重新导出源数据。</translation>
    </message>
    <message>
        <source>{count} of {total} could not be measured.</source>
        <translation>{total} 项中有 {count} 项无法测量。</translation>
    </message>
    <message>
        <source>See the list of problems in {path}; everything else is complete.</source>
        <translation>请查看 {path} 中的问题列表；其余内容均已完成。</translation>
    </message>
    <message>
        <source>The markup {name} cannot be measured: it is of the type {type}.</source>
        <translation>标记 {name} 无法测量：其类型为 {type}。</translation>
    </message>
    <message>
        <source>Lines, angles, curves, closed curves and points can be measured.</source>
        <translation>可以测量直线、角、曲线、闭合曲线和点。</translation>
    </message>
    <message>
        <source>Draw it as one of these, or name the tool with --tool.</source>
        <translation>请改用其中一种标记绘制，或用 --tool 指定工具。</translation>
    </message>
    <message>
        <source>There is no markup called {name}.</source>
        <translation>没有名为 {name} 的标记。</translation>
    </message>
    <message>
        <source>The name is misspelt, or it is in another file.</source>
        <translation>名称拼写错误，或该标记在另一个文件中。</translation>
    </message>
    <message>
        <source>No image in {path} belongs to a case in {other}.</source>
        <translation>{path} 中没有与 {other} 中的病例对应的影像。</translation>
    </message>
    <message>
        <source>An image and its markups or segments belong together when they have the same name, endings left out.</source>
        <translation>影像与其标记或分割的名称（不计扩展名）相同时相互对应。</translation>
    </message>
    <message>
        <source>Name both alike, such as scans/case1 and markups/case1.mrk.json.</source>
        <translation>请使用相同的名称，例如 scans/case1 与 markups/case1.mrk.json。</translation>
    </message>
    <message>
        <source>It is not said what to measure.</source>
        <translation>未说明要测量什么。</translation>
    </message>
    <message>
        <source>Neither markups nor segments were given.</source>
        <translation>既没有给出标记，也没有给出分割。</translation>
    </message>
    <message>
        <source>Add --markups, --segments or both.</source>
        <translation>请添加 --markups、--segments 或两者。</translation>
    </message>
    <message>
        <source>{tool} does not measure markups.</source>
        <translation>{tool} 不能测量标记。</translation>
    </message>
    <message>
        <source>It needs other input than this.</source>
        <translation>它需要其他类型的输入。</translation>
    </message>
    <message>
        <source>The line of {title} runs more along the axis than across it.</source>
        <translation>{title}的线段更多沿轴线方向而非横跨轴线。</translation>
    </message>
    <message>
        <source>Its ends are {along:.1f} mm apart along the axis, but only {across:.1f} mm across it.</source>
        <translation>其两端沿轴线相距 {along:.1f} mm，横跨轴线仅 {across:.1f} mm。</translation>
    </message>
    <message>
        <source>Place both ends in one cross-section, or use a length.</source>
        <translation>请将两端放在同一横截面内，或使用长度测量。</translation>
    </message>
    <message>
        <source>Point {number} of {title} lies beside the part of the patient that belongs to the axis.</source>
        <translation>{title}的点 {number} 位于属于轴线的区域之外。</translation>
    </message>
    <message>
        <source>It is more than {width:g} mm away from the axis, or before its start or beyond its end.</source>
        <translation>它距轴线超过 {width:g} mm，或在其起点之前或终点之后。</translation>
    </message>
    <message>
        <source>Place the point nearer to the axis, or make a wider image.</source>
        <translation>请将点放得离轴线更近，或生成更宽的图像。</translation>
    </message>
    <message>
        <source>The points of {title} lie on one line.</source>
        <translation>{title}的点在一条直线上。</translation>
    </message>
    <message>
        <source>Points on one line span no plane, and the legs of an angle at them have no corner.</source>
        <translation>同一直线上的点不能确定平面，其构成的角也没有拐点。</translation>
    </message>
    <message>
        <source>Move one of the points.</source>
        <translation>请移动其中一个点。</translation>
    </message>
    <message>
        <source>{title} cannot be measured on {name}: it was drawn along a curve.</source>
        <translation>不能在{name}上测量{title}：该图像是沿曲线绘制的。</translation>
    </message>
    <message>
        <source>In this image ({kind}) a straight line is none in the patient, so that a ruler would be wrong.</source>
        <translation>在此图像（{kind}）中，直线在患者体内并不是直线，用直尺测量会出错。</translation>
    </message>
    <message>
        <source>Measure on the original image, or use a tool made for images along a curve.</source>
        <translation>请在原始图像上测量，或使用为曲面图像设计的工具。</translation>
    </message>
    <message>
        <source>{title} cannot be measured here: {part} lies where the image is folded.</source>
        <translation>此处无法测量{title}：{part}位于图像折叠处。</translation>
    </message>
    <message>
        <source>The image reaches beyond the centre of the bend there, and shows the same place of the patient again.</source>
        <translation>图像在该处超过弯曲中心，重复显示患者的同一位置。</translation>
    </message>
    <message>
        <source>Make the image narrower, turn it about its axis, or measure on the original image.</source>
        <translation>请减小图像宽度、绕轴线旋转图像，或在原始图像上测量。</translation>
    </message>
    <message>
        <source>Line {number} of {title} runs straight across the chosen plane.</source>
        <translation>{title}的第{number}条线垂直于所选平面。</translation>
    </message>
    <message>
        <source>Seen in that plane the line is a point and has no direction.</source>
        <translation>在该平面中这条线只是一个点，没有方向。</translation>
    </message>
    <message>
        <source>Choose the other plane, or place the line again.</source>
        <translation>请选择另一个平面，或重新放置该线。</translation>
    </message>
    <message>
        <source>{title} cannot be measured on {name}: the picture shows only one line of each cross-section.</source>
        <translation>无法在 {name} 上测量{title}：图像只显示每个横截面的一条线。</translation>
    </message>
    <message>
        <source>An outline in a curved picture lies along the axis and encloses no cross-section.</source>
        <translation>曲面图像中的轮廓沿轴线分布，不包围任何横截面。</translation>
    </message>
    <message>
        <source>Make a straightened volume of the same curve and draw the outline in one of its slices.</source>
        <translation>请用同一曲线生成拉直体数据，并在其一个层面内绘制轮廓。</translation>
    </message>
    <message>
        <source>{title} cannot be measured on {name}: its pixels have no size in the patient.</source>
        <translation>不能在{name}上测量{title}：其像素没有在患者中的尺寸。</translation>
    </message>
    <message>
        <source>The image is a screenshot or photograph, or says nothing of the distance of its pixels.</source>
        <translation>该图像是屏幕截图或照片，或没有给出像素间距。</translation>
    </message>
    <message>
        <source>Measure on the original series of the scanner.</source>
        <translation>请在扫描设备的原始序列上测量。</translation>
    </message>
    <message>
        <source>The outline of {title} is not closed.</source>
        <translation>{title}的轮廓没有闭合。</translation>
    </message>
    <message>
        <source>Only a closed outline has an inside.</source>
        <translation>只有闭合的轮廓才有内部。</translation>
    </message>
    <message>
        <source>Use a closed curve, or end the outline where it began.</source>
        <translation>请使用闭合曲线，或使轮廓在起点处结束。</translation>
    </message>
    <message>
        <source>{title} cannot be measured on {name}: it was not drawn along a curve.</source>
        <translation>无法在 {name} 上测量{title}：它不是沿曲线展开的图像。</translation>
    </message>
    <message>
        <source>Only an image along a curve, such as a curved planar reformation (CPR), has an axis to measure along.</source>
        <translation>只有沿曲线展开的图像（如曲面重建 CPR）才有可供测量的轴线。</translation>
    </message>
    <message>
        <source>Choose the curved image, or use the measurement of the same kind for ordinary images.</source>
        <translation>请选择曲面图像，或使用普通图像的同类测量。</translation>
    </message>
    <message>
        <source>The outline of {title} does not lie in a plane.</source>
        <translation>{title}的轮廓不在一个平面内。</translation>
    </message>
    <message>
        <source>A point is {off} mm off the plane of the others, which is more than half a voxel.</source>
        <translation>有一个点偏离其他点所在平面{off} mm，超过半个体素。</translation>
    </message>
    <message>
        <source>Place all points in one slice.</source>
        <translation>请将所有点放在同一切面内。</translation>
    </message>
    <message>
        <source>The outline of {title} does not lie in one cross-section.</source>
        <translation>{title}的轮廓不在同一横截面内。</translation>
    </message>
    <message>
        <source>Its points are up to {off:.2f} mm apart along the axis, which is more than {most:.2f} mm.</source>
        <translation>其各点沿轴线最多相距 {off:.2f} mm，超过 {most:.2f} mm。</translation>
    </message>
    <message>
        <source>Draw the outline in one slice of the straightened volume.</source>
        <translation>请在拉直体数据的一个层面内绘制轮廓。</translation>
    </message>
    <message>
        <source>The points of {title} were placed on another examination than {name}.</source>
        <translation>{title}的点放置在另一次检查上，而不是{name}。</translation>
    </message>
    <message>
        <source>They belong to another frame of reference, so that the same numbers are another place in the patient.</source>
        <translation>它们属于另一个参考坐标系，相同的数值在患者中是另一个位置。</translation>
    </message>
    <message>
        <source>Place the points on this image, or register both images first.</source>
        <translation>请在此图像上放置点，或先配准两幅图像。</translation>
    </message>
    <message>
        <source>Point {number} of {title} lies outside of {name}.</source>
        <translation>{title}的第{number}个点在{name}之外。</translation>
    </message>
    <message>
        <source>There is no image at that place; the point may belong to another series.</source>
        <translation>该处没有图像；该点可能属于另一个序列。</translation>
    </message>
    <message>
        <source>Place the point inside the image.</source>
        <translation>请将点放在图像之内。</translation>
    </message>
    <message>
        <source>Two corners do not say in which plane {title} lies.</source>
        <translation>两个角点不能确定{title}所在的平面。</translation>
    </message>
    <message>
        <source>They lie in different slices of the image along each of its axes.</source>
        <translation>沿图像的每个轴，它们都位于不同的切面。</translation>
    </message>
    <message>
        <source>Place both corners in one slice, or three corners one after the other.</source>
        <translation>请将两个角点放在同一切面内，或依次放置三个角点。</translation>
    </message>
    <message>
        <source>{title} needs {needed} points, but {count} are given.</source>
        <translation>{title}需要 {needed} 个点，但给出了 {count} 个。</translation>
    </message>
    <message>
        <source>A point is missing, or there is one too many.</source>
        <translation>缺少一个点，或多出一个点。</translation>
    </message>
    <message>
        <source>Place {needed} points.</source>
        <translation>请放置 {needed} 个点。</translation>
    </message>
    <message>
        <source>Two points of {title} lie in the same place.</source>
        <translation>{title}的两个点位于同一位置。</translation>
    </message>
    <message>
        <source>Points {first} and {second} are less than a thousandth of a millimetre apart, so there is no direction.</source>
        <translation>点 {first} 与点 {second} 相距不到千分之一毫米，因此没有方向。</translation>
    </message>
    <message>
        <source>A point of {title} is not a position.</source>
        <translation>{title}的一个点不是有效位置。</translation>
    </message>
    <message>
        <source>A coordinate is infinite or not a number.</source>
        <translation>某个坐标为无穷大或非数字。</translation>
    </message>
    <message>
        <source>Place the point again.</source>
        <translation>请重新放置该点。</translation>
    </message>
    <message>
        <source>{title} holds no voxel.</source>
        <translation>{title}不包含任何体素。</translation>
    </message>
    <message>
        <source>The region is smaller than the distance of the voxels.</source>
        <translation>区域小于体素间距。</translation>
    </message>
    <message>
        <source>Make the region larger.</source>
        <translation>请扩大区域。</translation>
    </message>
    <message>
        <source>{segment} is empty.</source>
        <translation>{segment} 为空。</translation>
    </message>
    <message>
        <source>The segment has no voxel or the surface no triangle, so there is nothing to measure.</source>
        <translation>该区域没有体素或该表面没有三角形，因此没有可测量的内容。</translation>
    </message>
    <message>
        <source>Segment the structure first, or choose another segment.</source>
        <translation>请先分割该结构，或选择其他区域。</translation>
    </message>
    <message>
        <source>There is no segment called {segment}.</source>
        <translation>没有名为 {segment} 的区域。</translation>
    </message>
    <message>
        <source>The name is misspelt or the segment was deleted.</source>
        <translation>名称拼写有误，或该区域已被删除。</translation>
    </message>
    <message>
        <source>The outline of {title} crosses itself.</source>
        <translation>{title}的轮廓自相交叉。</translation>
    </message>
    <message>
        <source>What is inside of such an outline is not clear, and its area would be wrong.</source>
        <translation>这种轮廓的内部不明确，其面积会出错。</translation>
    </message>
    <message>
        <source>Draw the outline again without a loop.</source>
        <translation>请重新绘制没有交叉的轮廓。</translation>
    </message>
    <message>
        <source>{title} cannot be measured here: {part} is shown in several places of the image.</source>
        <translation>此处无法测量{title}：{part}显示在图像的多处。</translation>
    </message>
    <message>
        <source>The curve comes back to this place of the patient, so it is not clear which part of it is meant.</source>
        <translation>曲线回到患者的这一位置，因此不清楚指的是曲线的哪一段。</translation>
    </message>
    <message>
        <source>Make the image narrower, shorten the curve, or measure on the original image.</source>
        <translation>请减小图像宽度、缩短曲线，或在原始图像上测量。</translation>
    </message>
    <message>
        <source>The plane does not meet the volume.</source>
        <translation>该平面与体数据不相交。</translation>
    </message>
    <message>
        <source>Its position and rotation lead it past every voxel.</source>
        <translation>其位置和旋转使其避开了所有体素。</translation>
    </message>
    <message>
        <source>Move the plane back into the volume.</source>
        <translation>请将平面移回体数据之内。</translation>
    </message>
    <message>
        <source>A stack of {count} planes of {columns} x {rows} pixels is too large.</source>
        <translation>{count} 个 {columns} x {rows} 像素的平面组过大。</translation>
    </message>
    <message>
        <source>At most {most} planes and a thousand million voxels are made.</source>
        <translation>最多生成 {most} 个平面和十亿个体素。</translation>
    </message>
    <message>
        <source>Choose fewer planes, a larger distance or larger pixels.</source>
        <translation>请减少平面数量、增大间距或增大像素。</translation>
    </message>
    <message>
        <source>{path} was not opened, because it would unpack to {size_gib:.1f} GiB.</source>
        <translation>未打开 {path}，因为解压后将达到 {size_gib:.1f} GiB。</translation>
    </message>
    <message>
        <source>At most {limit_gib:.1f} GiB are unpacked, to protect this computer from files made to fill it.</source>
        <translation>最多解压 {limit_gib:.1f} GiB，以防止恶意填充计算机的文件。</translation>
    </message>
    <message>
        <source>If the file is trusted, raise the limit and open it again.</source>
        <translation>如果该文件可信，请提高限值后再次打开。</translation>
    </message>
    <message>
        <source>{path} is not a scene that can be opened.</source>
        <translation>{path} 不是可以打开的场景。</translation>
    </message>
    <message>
        <source>Open an earlier copy, or save the scene again where it was made.</source>
        <translation>请打开较早的副本，或在创建该场景的软件中重新保存。</translation>
    </message>
    <message>
        <source>{path} was not opened, because it reaches outside itself.</source>
        <translation>未打开 {path}，因为它指向自身之外。</translation>
    </message>
    <message>
        <source>Its entry '{entry}' points {where}. A scene file holds everything it needs.</source>
        <translation>其条目“{entry}”指向{where}。场景文件应包含其所需的全部内容。</translation>
    </message>
    <message>
        <source>Do not use this file unless you know where it comes from; ask its sender for a scene saved as one file.</source>
        <translation>除非您了解该文件的来源，否则请勿使用；请要求发送者提供保存为单个文件的场景。</translation>
    </message>
    <message>
        <source>The scene was not saved without patient identification, because {where} still names the patient.</source>
        <translation>未保存去除患者标识的场景，因为 {where} 中仍有患者信息。</translation>
    </message>
    <message>
        <source>A name, number or birth date of the patient also stands in a text of the scene.</source>
        <translation>场景的某段文字中还有患者的姓名、编号或出生日期。</translation>
    </message>
    <message>
        <source>Rename or empty that item, then save again. Nothing was written.</source>
        <translation>请重命名或清空该条目后再次保存。没有写入任何内容。</translation>
    </message>
    <message>
        <source>'{name}' holds no data.</source>
        <translation>“{name}”中没有数据。</translation>
    </message>
    <message>
        <source>The item of the scene was made but never filled, or its file could not be read.</source>
        <translation>场景中的该条目已创建但从未填充，或其文件无法读取。</translation>
    </message>
    <message>
        <source>Load or compute its data first.</source>
        <translation>请先加载或计算其数据。</translation>
    </message>
    <message>
        <source>'{name}' is a {found}, but a {expected} is needed.</source>
        <translation>“{name}”是 {found}，但需要 {expected}。</translation>
    </message>
    <message>
        <source>The chosen item of the scene is of another kind.</source>
        <translation>所选的场景条目属于其他种类。</translation>
    </message>
    <message>
        <source>'{name}' holds {components} values in each voxel, but one is needed.</source>
        <translation>“{name}”的每个体素有 {components} 个值，但应为一个。</translation>
    </message>
    <message>
        <source>It is a colour or vector image.</source>
        <translation>它是彩色或矢量图像。</translation>
    </message>
    <message>
        <source>Choose a grey-scale volume.</source>
        <translation>请选择灰度体数据。</translation>
    </message>
    <message>
        <source>The scene could not be saved as {path}.</source>
        <translation>无法将场景保存为 {path}。</translation>
    </message>
    <message>
        <source>Nothing was left half written. Remove or repair the item named above and save again.</source>
        <translation>没有留下写到一半的文件。请删除或修复上述条目后再次保存。</translation>
    </message>
    <message>
        <source>The segments of '{name}' overlap: {count} voxels belong to '{segment}' and to another segment.</source>
        <translation>“{name}”的分割区域相互重叠：{count} 个体素同时属于“{segment}”和另一个区域。</translation>
    </message>
    <message>
        <source>This function works on segments that do not share voxels.</source>
        <translation>该功能只处理不共用体素的区域。</translation>
    </message>
    <message>
        <source>Choose which segment keeps the shared voxels, with 'Logical operators' in the Segment Editor.</source>
        <translation>请选择由哪个区域保留共用的体素，使用 Segment Editor 中的“Logical operators”。</translation>
    </message>
    <message>
        <source>'{name}' is bent by the transform '{transform}'.</source>
        <translation>“{name}”被变换“{transform}”弯曲。</translation>
    </message>
    <message>
        <source>The transform above it is not linear, so its data do not lie on a regular grid (Slicer adds such a transform to series with a tilted gantry or uneven slices).</source>
        <translation>其上级变换不是线性的，因此其数据不在规则网格上（对于机架倾斜或层间距不均匀的序列，Slicer 会添加这种变换）。</translation>
    </message>
    <message>
        <source>Resample the series to a regular grid, or harden the transform, and choose the result.</source>
        <translation>请将序列重采样到规则网格，或固化该变换，然后选择其结果。</translation>
    </message>
    <message>
        <source>A {found} cannot be kept in the scene.</source>
        <translation>{found} 无法保存在场景中。</translation>
    </message>
    <message>
        <source>There is no kind of item in the scene for it.</source>
        <translation>场景中没有适用于它的条目种类。</translation>
    </message>
    <message>
        <source>Report this; it is a defect of the program.</source>
        <translation>请报告；这是程序缺陷。</translation>
    </message>
    <message>
        <source>The picture of the scene could not be drawn.</source>
        <translation>无法绘制场景的图像。</translation>
    </message>
    <message>
        <source>Install the EGL or OSMesa libraries of the system; scenes and results are not affected.</source>
        <translation>请安装系统的 EGL 或 OSMesa 库；场景和结果不受影响。</translation>
    </message>
    <message>
        <source>There is no room left to write {path}.</source>
        <translation>没有空间可写入 {path}。</translation>
    </message>
    <message>
        <source>The disk or the quota is full.</source>
        <translation>磁盘或配额已满。</translation>
    </message>
    <message>
        <source>Free some room or choose another disk, then run again. Nothing was left half written.</source>
        <translation>请释放空间或选择其他磁盘，然后再次运行。没有留下写到一半的文件。</translation>
    </message>
    <message>
        <source>{path} holds files already.</source>
        <translation>{path} 中已有文件。</translation>
    </message>
    <message>
        <source>Results are never mixed with or written over what is there.</source>
        <translation>结果绝不会与已有内容混合或覆盖已有内容。</translation>
    </message>
    <message>
        <source>Choose a new or empty folder.</source>
        <translation>请选择新的或空的文件夹。</translation>
    </message>
    <message>
        <source>{tool} did not deliver its result '{port}'.</source>
        <translation>{tool} 未给出结果“{port}”。</translation>
    </message>
    <message>
        <source>Nothing was kept. Report this with the run record; it is a defect of the tool.</source>
        <translation>没有保留任何内容。请连同运行记录一起报告；这是该工具的缺陷。</translation>
    </message>
    <message>
        <source>{path} cannot be written.</source>
        <translation>无法写入 {path}。</translation>
    </message>
    <message>
        <source>Choose another folder, or ask for the right to write there. Nothing was left half written.</source>
        <translation>请选择其他文件夹，或申请该处的写入权限。没有留下写到一半的文件。</translation>
    </message>
    <message>
        <source>Something unexpected happened in this panel.</source>
        <translation>此面板中发生了意外情况。</translation>
    </message>
    <message>
        <source>Save your scene and try again. Report the error log of the application (menu View, Error Log).</source>
        <translation>请保存场景后重试。请报告应用程序的错误日志（菜单 View 中的 Error Log）。</translation>
    </message>
    <message>
        <source>{label} cannot be '{value}'.</source>
        <translation>{label}不能为“{value}”。</translation>
    </message>
    <message>
        <source>The parameter {parameter} takes one of a fixed list of choices.</source>
        <translation>参数 {parameter} 只能取固定列表中的一项。</translation>
    </message>
    <message>
        <source>Use one of: {choices}.</source>
        <translation>请使用以下之一：{choices}。</translation>
    </message>
    <message>
        <source>{first} and {second} contradict each other.</source>
        <translation>{first}与{second}互相矛盾。</translation>
    </message>
    <message>
        <source>{label} is {value}, but must be {allowed}.</source>
        <translation>{label}为 {value}，但必须为 {allowed}。</translation>
    </message>
    <message>
        <source>The parameter {parameter} is limited to the range for which the tool was verified.</source>
        <translation>参数 {parameter} 限于该工具经过验证的范围。</translation>
    </message>
    <message>
        <source>Give a value that is {allowed}.</source>
        <translation>请给出 {allowed} 的值。</translation>
    </message>
    <message>
        <source>{label} cannot be set to '{value}'.</source>
        <translation>{label}不能设为“{value}”。</translation>
    </message>
    <message>
        <source>The parameter {parameter} expects {expected}.</source>
        <translation>参数 {parameter} 应为 {expected}。</translation>
    </message>
    <message>
        <source>Give {expected}.</source>
        <translation>请给出 {expected}。</translation>
    </message>
    <message>
        <source>{tool} has no parameter called {parameter}.</source>
        <translation>{tool} 没有名为 {parameter} 的参数。</translation>
    </message>
    <message>
        <source>{user} may not use {tool}.</source>
        <translation>{user} 不能使用 {tool}。</translation>
    </message>
    <message>
        <source>The role of this user does not hold the permission '{permission}'.</source>
        <translation>该用户的角色没有“{permission}”权限。</translation>
    </message>
    <message>
        <source>Ask the administrator for the permission, or sign in with a role that holds it.</source>
        <translation>请向管理员申请该权限，或以拥有该权限的角色登录。</translation>
    </message>
    <message>
        <source>There is no boundary case called {case}.</source>
        <translation>没有名为 {case} 的边界情形。</translation>
    </message>
    <message>
        <source>The name is misspelt, or the limits have no such end.</source>
        <translation>名称拼写有误，或限值没有这样的端点。</translation>
    </message>
    <message>
        <source>There is no phantom called {kind}.</source>
        <translation>没有名为 {kind} 的体模。</translation>
    </message>
    <message>
        <source>The phantom would have {columns} x {rows} x {slices} voxels.</source>
        <translation>该体模将有 {columns} x {rows} x {slices} 个体素。</translation>
    </message>
    <message>
        <source>A slice has at most {side} pixels along a side, and a phantom at most {most} million voxels.</source>
        <translation>一个层面每边最多 {side} 像素，一个体模最多 {most} 百万个体素。</translation>
    </message>
    <message>
        <source>Choose a coarser spacing, a smaller scale or a smaller region.</source>
        <translation>请选择更大的间距、更小的比例或更小的区域。</translation>
    </message>
    <message>
        <source>Three-dimensional pictures cannot be drawn on this computer.</source>
        <translation>此计算机无法绘制三维图像。</translation>
    </message>
    <message>
        <source>No OpenGL 3.2 driver was found, neither for a screen nor for drawing without one.</source>
        <translation>没有找到 OpenGL 3.2 驱动程序，无论是用于屏幕还是用于无屏幕绘制。</translation>
    </message>
    <message>
        <source>Install a graphics driver, or the software one (on Debian: apt install libegl1 libgl1 libosmesa6).</source>
        <translation>请安装显卡驱动程序或软件驱动程序（Debian 上为 apt install libegl1 libgl1 libosmesa6）。</translation>
    </message>
    <message>
        <source>The results hold nothing that a picture can show.</source>
        <translation>结果中没有可用图像显示的内容。</translation>
    </message>
    <message>
        <source>The tool delivered neither an image, segments, surfaces, curves nor measurements with a place.</source>
        <translation>该工具没有给出图像、分割、表面、曲线或带位置的测量。</translation>
    </message>
    <message>
        <source>Leave --picture out; the values are in the output folder.</source>
        <translation>请去掉 --picture；数值在输出文件夹中。</translation>
    </message>
    <message>
        <source>{part} {needed} is needed, but {found}.</source>
        <translation>需要 {part} {needed}，但 {found}。</translation>
    </message>
    <message>
        <source>A required part of the platform is missing or too old: {purpose}.</source>
        <translation>平台缺少必备部分或其版本过旧：{purpose}。</translation>
    </message>
    <message>
        <source>{install} Its manual: {manual_name}.</source>
        <translation>{install} 其手册：{manual_name}。</translation>
    </message>
    <message>
        <source>There are no data requirements called {profile}.</source>
        <translation>没有名为 {profile} 的数据要求。</translation>
    </message>
    <message>
        <source>The name is neither a profile, a tool nor a workflow.</source>
        <translation>该名称既不是数据要求，也不是工具或工作流。</translation>
    </message>
    <message>
        <source>elastix could not register {fixed} and {moving}.</source>
        <translation>elastix 无法配准 {fixed} 和 {moving}。</translation>
    </message>
    <message>
        <source>Start from a better initial transform, or use the registration of CTSuite.</source>
        <translation>请从更好的初始变换开始，或使用 CTSuite 的配准。</translation>
    </message>
    <message>
        <source>{fixed} and {moving} have different frames of reference.</source>
        <translation>{fixed} 和 {moving} 的参考坐标系不同。</translation>
    </message>
    <message>
        <source>FrameOfReferenceUID (0020,0052) is {first} in one and {second} in the other, so the same position means different places.</source>
        <translation>FrameOfReferenceUID (0020,0052) 一个为 {first}，另一个为 {second}，因此同一位置表示不同的地方。</translation>
    </message>
    <message>
        <source>Register the images first and give the transform.</source>
        <translation>请先配准影像并给出变换。</translation>
    </message>
    <message>
        <source>The mask {name} has no voxel.</source>
        <translation>掩膜 {name} 没有体素。</translation>
    </message>
    <message>
        <source>Nothing is left in which the images could be compared.</source>
        <translation>没有可用于比较影像的部分。</translation>
    </message>
    <message>
        <source>Segment the region of interest first, or leave the mask out.</source>
        <translation>请先分割感兴趣区，或不给出掩膜。</translation>
    </message>
    <message>
        <source>{fixed} and {moving} do not overlap enough to be compared.</source>
        <translation>{fixed} 和 {moving} 的重叠不足，无法比较。</translation>
    </message>
    <message>
        <source>Only {share} % of the region lies inside the other image; at least {least} % are needed.</source>
        <translation>区域只有 {share} % 位于另一影像内；至少需要 {least} %。</translation>
    </message>
    <message>
        <source>Start from another initialisation, give an initial transform from landmarks, or choose images of the same region.</source>
        <translation>请换一种初始化，给出由标志点求得的初始变换，或选择同一部位的影像。</translation>
    </message>
    <message>
        <source>{name} shows nothing that could be compared.</source>
        <translation>{name} 没有可比较的内容。</translation>
    </message>
    <message>
        <source>All of its values in the region are the same.</source>
        <translation>该区域内所有值相同。</translation>
    </message>
    <message>
        <source>Choose another image, or a mask that holds structures.</source>
        <translation>请选择另一影像，或包含结构的掩膜。</translation>
    </message>
    <message>
        <source>{name} is deformable and cannot be used here.</source>
        <translation>{name} 是形变变换，不能用于此处。</translation>
    </message>
    <message>
        <source>Only a linear transform can be the start of a registration.</source>
        <translation>只有线性变换可以作为配准的起点。</translation>
    </message>
    <message>
        <source>Choose the linear transform that the deformable registration began with.</source>
        <translation>请选择形变配准开始时所用的线性变换。</translation>
    </message>
    <message>
        <source>The landmarks do not determine a transform of the kind '{kind}'.</source>
        <translation>这些标志点不能确定类型为“{kind}”的变换。</translation>
    </message>
    <message>
        <source>They lie {shape}, so a rotation or scaling of the rest of space stays undetermined.</source>
        <translation>它们位于{shape}，因此其余空间的旋转或缩放不能确定。</translation>
    </message>
    <message>
        <source>Place landmarks further apart that do not lie {shape}.</source>
        <translation>请放置相距更远且不位于{shape}的标志点。</translation>
    </message>
    <message>
        <source>{count} landmarks do not determine a transform of the kind '{kind}'.</source>
        <translation>{count} 个标志点不能确定类型为“{kind}”的变换。</translation>
    </message>
    <message>
        <source>At least {needed} pairs are needed.</source>
        <translation>至少需要 {needed} 对。</translation>
    </message>
    <message>
        <source>Place more landmarks, or choose a simpler kind.</source>
        <translation>请放置更多标志点，或选择更简单的类型。</translation>
    </message>
    <message>
        <source>There are {fixed} fixed and {moving} moving landmarks.</source>
        <translation>有 {fixed} 个固定标志点和 {moving} 个浮动标志点。</translation>
    </message>
    <message>
        <source>Landmarks are pairs: the first belongs to the first, the second to the second, and so on.</source>
        <translation>标志点是成对的：第一个对应第一个，第二个对应第二个，以此类推。</translation>
    </message>
    <message>
        <source>Place the same number of landmarks in both, in the same order.</source>
        <translation>请在两者中按相同顺序放置相同数量的标志点。</translation>
    </message>
    <message>
        <source>{name} has no triangle.</source>
        <translation>{name} 没有三角形。</translation>
    </message>
    <message>
        <source>A surface without triangles has no place to be brought into line.</source>
        <translation>没有三角形的表面无法配准。</translation>
    </message>
    <message>
        <source>Make the surface again from its segment.</source>
        <translation>请由其分割区域重新生成表面。</translation>
    </message>
    <message>
        <source>The box cuts everything away.</source>
        <translation>裁剪框切除了全部内容。</translation>
    </message>
    <message>
        <source>What is cut off at the {one} and at the {other} side together is the whole volume.</source>
        <translation>在 {one} 侧和 {other} 侧切除的部分合计为整个体数据。</translation>
    </message>
    <message>
        <source>Cut off less at one of these sides.</source>
        <translation>请在其中一侧减少切除。</translation>
    </message>
    <message>
        <source>There is nothing to draw.</source>
        <translation>没有可绘制的内容。</translation>
    </message>
    <message>
        <source>The segments have no voxel, and what belongs to no segment is not to be seen.</source>
        <translation>分割区域没有体素，而不属于任何分割区域的部分又不显示。</translation>
    </message>
    <message>
        <source>Segment a structure first, or give the rest an opacity.</source>
        <translation>请先分割一个结构，或为其余部分设置不透明度。</translation>
    </message>
    <message>
        <source>'{text}' does not say how a segment is seen.</source>
        <translation>“{text}”没有说明分割区域如何显示。</translation>
    </message>
    <message>
        <source>Each part is the name of a segment, an equals sign, an opacity in percent and, where wished, a colour.</source>
        <translation>每一部分由分割区域名称、等号、不透明度百分数和可选的颜色组成。</translation>
    </message>
    <message>
        <source>Write it like 'Aorta = 30 #ff0000; Ribs = 0'.</source>
        <translation>请写成“Aorta = 30 #ff0000; Ribs = 0”的形式。</translation>
    </message>
    <message>
        <source>The structured report in {path} cannot be read.</source>
        <translation>无法读取 {path} 中的结构化报告。</translation>
    </message>
    <message>
        <source>Send or export it again from its source.</source>
        <translation>请从来源重新发送或导出。</translation>
    </message>
    <message>
        <source>There is no measured value to report.</source>
        <translation>没有可以写入报告的测量值。</translation>
    </message>
    <message>
        <source>A structured report without a value says nothing, and archives refuse it.</source>
        <translation>没有测量值的结构化报告没有内容，存档系统也会拒绝。</translation>
    </message>
    <message>
        <source>Measure something first.</source>
        <translation>请先进行测量。</translation>
    </message>
    <message>
        <source>The measurements cannot be filed with their series.</source>
        <translation>测量结果无法归入其序列。</translation>
    </message>
    <message>
        <source>An image of the series has no {keyword}.</source>
        <translation>序列中有影像缺少 {keyword}。</translation>
    </message>
    <message>
        <source>Export the series again from the archive with all identifiers, or write tables and markups only.</source>
        <translation>请从存档系统重新导出带全部标识的序列，或只写出表格和标记。</translation>
    </message>
    <message>
        <source>The report in {path} holds a value in a unit that is not known: {unit}.</source>
        <translation>{path} 中的报告含有单位未知的数值：{unit}。</translation>
    </message>
    <message>
        <source>Another program wrote it; a value without its unit would be misunderstood.</source>
        <translation>该报告由其他程序写出；没有单位的数值会被误解。</translation>
    </message>
    <message>
        <source>Read that value in the program that wrote it.</source>
        <translation>请在写出该报告的程序中查看此数值。</translation>
    </message>
    <message>
        <source>{path} holds no structured report of measurements.</source>
        <translation>{path} 不是测量结构化报告。</translation>
    </message>
    <message>
        <source>It is {found}.</source>
        <translation>它是 {found}。</translation>
    </message>
    <message>
        <source>Give a DICOM measurement report (template 1500).</source>
        <translation>请给出 DICOM 测量报告（模板 1500）。</translation>
    </message>
    <message>
        <source>A spacing of {asked} mm is coarser than the finest spacing of the series, {finest} mm.</source>
        <translation>{asked} mm 的间距大于序列的最小间距 {finest} mm。</translation>
    </message>
    <message>
        <source>A volume for planning must keep the resolution of the original series (clause 4.3.2.4.1).</source>
        <translation>用于制定计划的体数据必须保持原始序列的分辨率（条款 4.3.2.4.1）。</translation>
    </message>
    <message>
        <source>Choose at most {finest} mm, or 0 for the finest spacing.</source>
        <translation>请选择不超过 {finest} mm 的值，或选择 0 取最小间距。</translation>
    </message>
    <message>
        <source>The run was cancelled.</source>
        <translation>运行已取消。</translation>
    </message>
    <message>
        <source>The operator, or the program that started the run, asked for it to stop.</source>
        <translation>操作者或启动该运行的程序要求停止。</translation>
    </message>
    <message>
        <source>Nothing was changed. Start the run again when you are ready.</source>
        <translation>没有任何更改。准备好后请重新运行。</translation>
    </message>
    <message>
        <source>{tool} ran out of memory.</source>
        <translation>{tool} 内存不足。</translation>
    </message>
    <message>
        <source>The data need more memory than this computer has free.</source>
        <translation>数据所需的内存超过此计算机的空闲内存。</translation>
    </message>
    <message>
        <source>Close other programs or crop the data to the region of interest, then run again. Nothing was changed.</source>
        <translation>请关闭其他程序，或将数据裁剪到感兴趣的区域，然后再次运行。没有任何更改。</translation>
    </message>
    <message>
        <source>The contours of '{segment}' in {path} cannot be filled.</source>
        <translation>{path} 中“{segment}”的轮廓无法填充。</translation>
    </message>
    <message>
        <source>Give the series that they were drawn on, export closed planar contours on its slices, or choose another structure by its name.</source>
        <translation>请给出勾画这些轮廓的序列，导出位于其层面上的闭合平面轮廓，或按名称选择另一结构。</translation>
    </message>
    <message>
        <source>The DICOM segmentation in {path} cannot be read.</source>
        <translation>无法读取 {path} 中的 DICOM 分割。</translation>
    </message>
    <message>
        <source>{labels} holds no voxel.</source>
        <translation>{labels} 不含体素。</translation>
    </message>
    <message>
        <source>A DICOM segmentation without a segmented voxel says nothing, and archives refuse it.</source>
        <translation>没有分割体素的 DICOM 分割没有意义，归档系统会拒收。</translation>
    </message>
    <message>
        <source>Segment a region first.</source>
        <translation>请先分割一个区域。</translation>
    </message>
    <message>
        <source>The segmentation in {path} does not lie on the voxels of the series.</source>
        <translation>{path} 中的分割不在该序列的体素上。</translation>
    </message>
    <message>
        <source>Give the series that it was made from.</source>
        <translation>请给出其来源序列。</translation>
    </message>
    <message>
        <source>A voxel belongs to more than one segment; here it belongs to one at most.</source>
        <translation>有体素属于多个区域；此处一个体素至多属于一个区域。</translation>
    </message>
    <message>
        <source>Read the segments one by one: name the one that is wanted.</source>
        <translation>请逐一读取区域：指明所需的区域名称。</translation>
    </message>
    <message>
        <source>{path} has no segment called '{segment}'.</source>
        <translation>{path} 中没有名为“{segment}”的区域。</translation>
    </message>
    <message>
        <source>The name is misspelt, or it is in another object.</source>
        <translation>名称拼写有误，或区域在另一个对象中。</translation>
    </message>
    <message>
        <source>{labels} does not lie on the voxels of the series.</source>
        <translation>{labels} 不在该序列的体素上。</translation>
    </message>
    <message>
        <source>They differ: {difference}.</source>
        <translation>二者不同：{difference}。</translation>
    </message>
    <message>
        <source>Name the series that the segmentation was made from; for a resampled one write .seg.nrrd instead.</source>
        <translation>请指明分割的来源序列；重采样得到的分割请写为 .seg.nrrd。</translation>
    </message>
    <message>
        <source>The segmentation cannot be filed with its series.</source>
        <translation>该分割无法归入其序列。</translation>
    </message>
    <message>
        <source>Export the series again from the archive with all identifiers, or save the segmentation as .seg.nrrd.</source>
        <translation>请从归档系统重新导出带有全部标识的序列，或将分割保存为 .seg.nrrd。</translation>
    </message>
    <message>
        <source>{path} needs the series that the segmentation was made from.</source>
        <translation>{path} 需要分割的来源序列。</translation>
    </message>
    <message>
        <source>A DICOM segmentation carries the patient and study of its images and names them one by one.</source>
        <translation>DICOM 分割带有其影像的患者和检查信息，并逐一引用这些影像。</translation>
    </message>
    <message>
        <source>Add --source with the folder of the series, or choose .seg.nrrd, .nii.gz or .mha.</source>
        <translation>请用 --source 给出序列所在文件夹，或选择 .seg.nrrd、.nii.gz 或 .mha。</translation>
    </message>
    <message>
        <source>Give a DICOM segmentation or an RT structure set.</source>
        <translation>请给出 DICOM 分割或 RT 结构集。</translation>
    </message>
    <message>
        <source>No body is found in {name}.</source>
        <translation>在 {name} 中没有找到人体。</translation>
    </message>
    <message>
        <source>A body is tissue thicker than 12 mm with air around it; here is none, or tissue fills the whole image.</source>
        <translation>人体是厚于 12 mm、周围为空气的组织；此处没有，或组织充满整个图像。</translation>
    </message>
    <message>
        <source>Check the series. Where tissue fills the image there is no table to remove.</source>
        <translation>请检查序列。组织充满图像时没有可去除的检查床。</translation>
    </message>
    <message>
        <source>The plane has no side towards '{side}'.</source>
        <translation>该平面没有朝向“{side}”的一侧。</translation>
    </message>
    <message>
        <source>It runs almost straight in this direction, so it cannot be said which side is meant.</source>
        <translation>平面几乎平行于该方向，无法判断指的是哪一侧。</translation>
    </message>
    <message>
        <source>Choose a direction across the plane.</source>
        <translation>请选择与平面相交的方向。</translation>
    </message>
    <message>
        <source>No point lies inside {name}.</source>
        <translation>没有点位于 {name} 之内。</translation>
    </message>
    <message>
        <source>The list of points is empty, or all of them lie outside the volume.</source>
        <translation>点列表为空，或所有点都在体数据之外。</translation>
    </message>
    <message>
        <source>Place at least one point in a view of the volume.</source>
        <translation>请在该体数据的视图中至少放置一个点。</translation>
    </message>
    <message>
        <source>The outline {name} encloses nothing.</source>
        <translation>轮廓 {name} 没有围成任何区域。</translation>
    </message>
    <message>
        <source>It has {count} points, which lie on a line or are fewer than three.</source>
        <translation>它有 {count} 个点，这些点位于一条直线上或少于三个。</translation>
    </message>
    <message>
        <source>Place at least three points around what is meant.</source>
        <translation>请围绕目标至少放置三个点。</translation>
    </message>
    <message>
        <source>{name} holds no voxel.</source>
        <translation>{name} 不含任何体素。</translation>
    </message>
    <message>
        <source>There is nothing in the segment to work on.</source>
        <translation>该区域中没有可处理的内容。</translation>
    </message>
    <message>
        <source>Choose another segment, or segment the region first.</source>
        <translation>请选择其他区域，或先进行分割。</translation>
    </message>
    <message>
        <source>Nothing of {name} would be left.</source>
        <translation>{name} 将不剩任何内容。</translation>
    </message>
    <message>
        <source>All of it lies where it is excluded.</source>
        <translation>它全部位于被排除之处。</translation>
    </message>
    <message>
        <source>Check the side or region that is kept. Nothing was changed.</source>
        <translation>请检查所保留的一侧或区域。未做任何更改。</translation>
    </message>
    <message>
        <source>The new label is empty.</source>
        <translation>新标签为空。</translation>
    </message>
    <message>
        <source>A segment without a name cannot be told from others.</source>
        <translation>没有名称的分割无法与其他分割区分。</translation>
    </message>
    <message>
        <source>Choose a label of the list, or write one.</source>
        <translation>请选择列表中的标签，或输入一个标签。</translation>
    </message>
    <message>
        <source>The count cannot begin with '{first}'.</source>
        <translation>计数不能从“{first}”开始。</translation>
    </message>
    <message>
        <source>{count} vertebrae were found, and the names are: {known}.</source>
        <translation>找到 {count} 块椎骨，可用的名称为：{known}。</translation>
    </message>
    <message>
        <source>Give the name of the uppermost vertebra that is in the image, or leave it empty.</source>
        <translation>请给出图像中最上方椎骨的名称，或留空。</translation>
    </message>
    <message>
        <source>All of the region is joined to the seed points by bridges wider than {bridge:g} mm.</source>
        <translation>整个区域都通过宽于 {bridge:g} mm 的连接与种子点相连。</translation>
    </message>
    <message>
        <source>Move the seed points, or raise the bridge width so that the parts are told apart. Nothing was changed.</source>
        <translation>请移动种子点，或增大连接宽度以便区分各部分。没有任何更改。</translation>
    </message>
    <message>
        <source>{needed} points are needed, {given} are given.</source>
        <translation>需要 {needed} 个点，给出了 {given} 个。</translation>
    </message>
    <message>
        <source>Fewer do not say where to cut, more contradict each other.</source>
        <translation>点过少无法确定切割位置，点过多会互相矛盾。</translation>
    </message>
    <message>
        <source>The three points lie on one line.</source>
        <translation>三个点位于一条直线上。</translation>
    </message>
    <message>
        <source>Through a line there are many planes.</source>
        <translation>通过一条直线的平面有许多。</translation>
    </message>
    <message>
        <source>Move one of the points away from the line of the other two.</source>
        <translation>请把其中一个点移离另外两点的连线。</translation>
    </message>
    <message>
        <source>Seed point {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie on the region.</source>
        <translation>种子点 {number}（L {left:.1f}、P {posterior:.1f}、S {superior:.1f} mm）不在区域上。</translation>
    </message>
    <message>
        <source>No voxel of {name} is within {reach:g} mm of it.</source>
        <translation>其周围 {reach:g} mm 内没有 {name} 的体素。</translation>
    </message>
    <message>
        <source>Move the point onto the part that is to be excluded, or delete it.</source>
        <translation>请将该点移到要排除的部分上，或将其删除。</translation>
    </message>
    <message>
        <source>There is no seed point.</source>
        <translation>没有种子点。</translation>
    </message>
    <message>
        <source>The list of seed points is empty.</source>
        <translation>种子点列表为空。</translation>
    </message>
    <message>
        <source>Place at least one point on each structure that is to be excluded.</source>
        <translation>请在每个要排除的结构上至少放置一个点。</translation>
    </message>
    <message>
        <source>All of it is thinner than a smoothing of {size:g} mm can keep.</source>
        <translation>它全部太薄，无法在 {size:g} mm 的平滑下保留。</translation>
    </message>
    <message>
        <source>Choose a smaller size, or keep thin structures. Nothing was changed.</source>
        <translation>请选择较小的尺寸，或保留薄的结构。未做任何更改。</translation>
    </message>
    <message>
        <source>{name} has no region between {lower:g} and {upper:g} HU.</source>
        <translation>{name} 中没有介于 {lower:g} 与 {upper:g} HU 之间的区域。</translation>
    </message>
    <message>
        <source>Check the limits against the CT numbers under the pointer, or keep smaller parts.</source>
        <translation>请对照指针处的 CT 值检查限值，或保留更小的部分。</translation>
    </message>
    <message>
        <source>{name} cannot be divided into {classes} classes.</source>
        <translation>{name} 无法分成 {classes} 类。</translation>
    </message>
    <message>
        <source>There are fewer different CT numbers than classes between {lower:g} and {upper:g} HU.</source>
        <translation>在 {lower:g} 与 {upper:g} HU 之间，不同的 CT 值少于类别数。</translation>
    </message>
    <message>
        <source>Widen the range of CT numbers, or choose fewer classes.</source>
        <translation>请扩大 CT 值范围，或减少类别数。</translation>
    </message>
    <message>
        <source>{labels} has no segment called '{segment}'.</source>
        <translation>{labels} 中没有名为“{segment}”的区域。</translation>
    </message>
    <message>
        <source>The name is misspelt, or belongs to another segmentation.</source>
        <translation>名称有误，或属于另一个分割。</translation>
    </message>
    <message>
        <source>{labels} holds no segment.</source>
        <translation>{labels} 不含任何分割区域。</translation>
    </message>
    <message>
        <source>All of its voxels are background, so there is nothing to work on.</source>
        <translation>其所有体素均为背景，没有可处理的内容。</translation>
    </message>
    <message>
        <source>Segment the structure first, or choose another segmentation.</source>
        <translation>请先分割该结构，或选择另一个分割。</translation>
    </message>
    <message>
        <source>{path} holds a value that is not usable.</source>
        <translation>{path} 中有不可用的值。</translation>
    </message>
    <message>
        <source>{keyword} is '{value}', but {expected} is needed.</source>
        <translation>{keyword} 为“{value}”，但需要 {expected}。</translation>
    </message>
    <message>
        <source>Export the image from its source again, or have the header repaired.</source>
        <translation>请从来源处重新导出图像，或请人修复头信息。</translation>
    </message>
    <message>
        <source>{path} changed while it was in use.</source>
        <translation>{path} 在使用期间发生了变化。</translation>
    </message>
    <message>
        <source>Its size or time differs from when the folder was indexed.</source>
        <translation>其大小或时间与建立文件夹索引时不同。</translation>
    </message>
    <message>
        <source>Wait until the transfer has ended, then index the folder again.</source>
        <translation>请等待传输结束，然后重新建立文件夹索引。</translation>
    </message>
    <message>
        <source>{name} is a colour image.</source>
        <translation>{name} 是彩色图像。</translation>
    </message>
    <message>
        <source>{detail} Colour cannot be turned into CT numbers, and such pixels are not given to any decoder.</source>
        <translation>{detail} 颜色无法转换为 CT 值，此类像素不会交给任何解码器。</translation>
    </message>
    <message>
        <source>Choose the original series, not a screen picture or a fused or coloured result.</source>
        <translation>请选择原始序列，而不是屏幕截图或融合、着色的结果。</translation>
    </message>
    <message>
        <source>Some slices of {name} are damaged.</source>
        <translation>{name} 的部分层面已损坏。</translation>
    </message>
    <message>
        <source>{detail}</source>
        <translation>{detail}</translation>
    </message>
    <message>
        <source>Send the series from its source again.</source>
        <translation>请从来源处重新发送该序列。</translation>
    </message>
    <message>
        <source>The compressed pixels of {path} cannot be decoded.</source>
        <translation>无法解码 {path} 的压缩像素。</translation>
    </message>
    <message>
        <source>Send the file from its source again, uncompressed if possible.</source>
        <translation>请从来源处重新发送该文件，尽可能不压缩。</translation>
    </message>
    <message>
        <source>The DICOMDIR {path} names files that are not there.</source>
        <translation>DICOMDIR {path} 列出了不存在的文件。</translation>
    </message>
    <message>
        <source>{count} of {total} files are missing, the first is '{target}'.</source>
        <translation>{total} 个文件中缺少 {count} 个，第一个为“{target}”。</translation>
    </message>
    <message>
        <source>Copy the medium again in full.</source>
        <translation>请重新完整复制该介质。</translation>
    </message>
    <message>
        <source>The DICOMDIR {path} points outside its own folder.</source>
        <translation>DICOMDIR {path} 指向其文件夹之外。</translation>
    </message>
    <message>
        <source>It names '{target}', which does not lie in the folder of the DICOMDIR.</source>
        <translation>它列出了“{target}”，该文件不在 DICOMDIR 所在的文件夹中。</translation>
    </message>
    <message>
        <source>Do not trust this medium. Copy the image files themselves into a folder and give that folder.</source>
        <translation>请勿信任该介质。请将图像文件本身复制到一个文件夹中并提供该文件夹。</translation>
    </message>
    <message>
        <source>{name} has several slices at the same position.</source>
        <translation>{name} 在同一位置有多个层面。</translation>
    </message>
    <message>
        <source>Remove the copies, or separate the phases or reconstructions that were put into one series.</source>
        <translation>请删除副本，或将放入同一序列的各期相或各重建分开。</translation>
    </message>
    <message>
        <source>{path} holds no files.</source>
        <translation>{path} 中没有文件。</translation>
    </message>
    <message>
        <source>The folder and its sub-folders are empty.</source>
        <translation>该文件夹及其子文件夹为空。</translation>
    </message>
    <message>
        <source>Choose the folder that holds the images.</source>
        <translation>请选择存放图像的文件夹。</translation>
    </message>
    <message>
        <source>The header of {path} is larger than any real image has.</source>
        <translation>{path} 的头信息大于任何真实图像。</translation>
    </message>
    <message>
        <source>Do not use this file; export the image from its source again.</source>
        <translation>请勿使用该文件；请从来源处重新导出图像。</translation>
    </message>
    <message>
        <source>{path} keeps its voxels in another file.</source>
        <translation>{path} 的体素保存在另一个文件中。</translation>
    </message>
    <message>
        <source>A header that names other files could make the program open any file.</source>
        <translation>引用其他文件的头信息可能使程序打开任意文件。</translation>
    </message>
    <message>
        <source>Save the image as one file (NRRD, NIfTI or MHA with the data inside).</source>
        <translation>请将图像保存为单个文件（数据包含在内的 NRRD、NIfTI 或 MHA）。</translation>
    </message>
    <message>
        <source>{path} is not one volume of single values.</source>
        <translation>{path} 不是单值的体数据。</translation>
    </message>
    <message>
        <source>It has {found}.</source>
        <translation>它有 {found}。</translation>
    </message>
    <message>
        <source>Give a file with three dimensions and one value a voxel.</source>
        <translation>请提供三维且每个体素一个值的文件。</translation>
    </message>
    <message>
        <source>{path} cannot be read as an image.</source>
        <translation>无法将 {path} 读取为图像。</translation>
    </message>
    <message>
        <source>Export the image again as NRRD, NIfTI, MHA or DICOM.</source>
        <translation>请将图像重新导出为 NRRD、NIfTI、MHA 或 DICOM。</translation>
    </message>
    <message>
        <source>{name} is not complete.</source>
        <translation>{name} 不完整。</translation>
    </message>
    <message>
        <source>Send the series from its source again, and check the number of slices.</source>
        <translation>请从来源处重新发送该序列，并检查层数。</translation>
    </message>
    <message>
        <source>The slices of {name} do not share one coordinate system.</source>
        <translation>{name} 的各层面不在同一坐标系中。</translation>
    </message>
    <message>
        <source>Separate the slices by FrameOfReferenceUID and register the parts.</source>
        <translation>请按 FrameOfReferenceUID 分开各层面，并对各部分进行配准。</translation>
    </message>
    <message>
        <source>{path} holds no CT.</source>
        <translation>{path} 中没有 CT。</translation>
    </message>
    <message>
        <source>The images found are of another modality: {found}.</source>
        <translation>找到的图像属于其他模态：{found}。</translation>
    </message>
    <message>
        <source>Choose a CT series.</source>
        <translation>请选择 CT 序列。</translation>
    </message>
    <message>
        <source>{path} holds no image that can be used.</source>
        <translation>{path} 中没有可用的图像。</translation>
    </message>
    <message>
        <source>None of the {count} files was accepted; the first reason is: {reason}</source>
        <translation>{count} 个文件均未被接受；第一个原因是：{reason}</translation>
    </message>
    <message>
        <source>Choose the folder that holds the DICOM images.</source>
        <translation>请选择存放 DICOM 图像的文件夹。</translation>
    </message>
    <message>
        <source>{name} does not say how far its pixels are apart.</source>
        <translation>{name} 没有说明其像素间距。</translation>
    </message>
    <message>
        <source>Use a series with PixelSpacing; measuring without it would be wrong.</source>
        <translation>请使用带有 PixelSpacing 的序列；没有它的测量是错误的。</translation>
    </message>
    <message>
        <source>{path} is a DICOM file without an image.</source>
        <translation>{path} 是不含图像的 DICOM 文件。</translation>
    </message>
    <message>
        <source>Nothing needs to be done; the file is left out.</source>
        <translation>无需处理；该文件被忽略。</translation>
    </message>
    <message>
        <source>{name} does not say where its slices lie.</source>
        <translation>{name} 没有说明各层面的位置。</translation>
    </message>
    <message>
        <source>Use a series with ImagePositionPatient and ImageOrientationPatient.</source>
        <translation>请使用带有 ImagePositionPatient 和 ImageOrientationPatient 的序列。</translation>
    </message>
    <message>
        <source>{name} does not say how its values become Hounsfield units.</source>
        <translation>{name} 没有说明其数值如何转换为 CT 值。</translation>
    </message>
    <message>
        <source>Use a series with RescaleSlope and RescaleIntercept.</source>
        <translation>请使用带有 RescaleSlope 和 RescaleIntercept 的序列。</translation>
    </message>
    <message>
        <source>{path} is not an ordinary file.</source>
        <translation>{path} 不是普通文件。</translation>
    </message>
    <message>
        <source>It is a device, a pipe or a socket, which could block the program.</source>
        <translation>它是设备、管道或套接字，可能会阻塞程序。</translation>
    </message>
    <message>
        <source>Give ordinary files and folders.</source>
        <translation>请提供普通的文件和文件夹。</translation>
    </message>
    <message>
        <source>{path} is not a DICOM file.</source>
        <translation>{path} 不是 DICOM 文件。</translation>
    </message>
    <message>
        <source>Its content is not DICOM, whatever its name says: {reason}</source>
        <translation>无论名称如何，其内容不是 DICOM：{reason}</translation>
    </message>
    <message>
        <source>Remove it from the data, or export the images again as DICOM.</source>
        <translation>请将其从数据中移除，或将图像重新导出为 DICOM。</translation>
    </message>
    <message>
        <source>The name is misspelt, or the medium that holds the data is not there.</source>
        <translation>名称拼写有误，或存放数据的介质未连接。</translation>
    </message>
    <message>
        <source>{name} does not fit into the memory.</source>
        <translation>内存放不下 {name}。</translation>
    </message>
    <message>
        <source>It needs {needed} MB, which this computer does not have free.</source>
        <translation>它需要 {needed} MB，而此计算机没有这么多空闲内存。</translation>
    </message>
    <message>
        <source>Close other programs, or use a computer with more memory.</source>
        <translation>请关闭其他程序，或使用内存更大的计算机。</translation>
    </message>
    <message>
        <source>The pixels of {name} are stored in a form that is not supported.</source>
        <translation>{name} 的像素以不支持的形式存储。</translation>
    </message>
    <message>
        <source>Export the series with 16 bits a pixel.</source>
        <translation>请以每像素 16 位导出该序列。</translation>
    </message>
    <message>
        <source>Some slices of {name} contradict themselves about the length of their pixels.</source>
        <translation>{name} 的某些层面在像素数据的长度上自相矛盾。</translation>
    </message>
    <message>
        <source>Export the series from its source again.</source>
        <translation>请从来源重新导出该序列。</translation>
    </message>
    <message>
        <source>{path} holds {count} series that could be meant.</source>
        <translation>{path} 中有 {count} 个可能的序列。</translation>
    </message>
    <message>
        <source>Only one series can be processed at a time: {known}.</source>
        <translation>一次只能处理一个序列：{known}。</translation>
    </message>
    <message>
        <source>Name one of them, with --series on the command line, or give the folder of one series.</source>
        <translation>请指定其中一个（命令行使用 --series），或提供单个序列的文件夹。</translation>
    </message>
    <message>
        <source>{name} mixes several patients.</source>
        <translation>{name} 混有多名患者。</translation>
    </message>
    <message>
        <source>Separate the files by patient and find out how they came together before any of them is used.</source>
        <translation>在使用任何文件之前，请按患者分开文件并查明它们混在一起的原因。</translation>
    </message>
    <message>
        <source>The slices of {name} are shifted against each other.</source>
        <translation>{name} 的各层面相互错位。</translation>
    </message>
    <message>
        <source>Use a reconstruction with one field of view, or ask for the correction by resampling (--correct).</source>
        <translation>请使用同一视野的重建，或要求通过重采样校正（--correct）。</translation>
    </message>
    <message>
        <source>{path} nests sequences deeper than any real image does.</source>
        <translation>{path} 的序列嵌套深度超过任何真实图像。</translation>
    </message>
    <message>
        <source>More than {limit} levels were found; such files are made to break programs.</source>
        <translation>发现超过 {limit} 层；这类文件是为了使程序崩溃而制作的。</translation>
    </message>
    <message>
        <source>The compression of {name} is not supported.</source>
        <translation>不支持 {name} 的压缩方式。</translation>
    </message>
    <message>
        <source>Export the series uncompressed, or with RLE, JPEG lossless, JPEG-LS or JPEG 2000.</source>
        <translation>请以未压缩方式，或以 RLE、JPEG 无损、JPEG-LS 或 JPEG 2000 导出该序列。</translation>
    </message>
    <message>
        <source>{path} is cut off.</source>
        <translation>{path} 被截断。</translation>
    </message>
    <message>
        <source>Copy or send the file from its source again.</source>
        <translation>请从来源处重新复制或发送该文件。</translation>
    </message>
    <message>
        <source>The slices of {name} are not evenly spaced.</source>
        <translation>{name} 的层间距不均匀。</translation>
    </message>
    <message>
        <source>Use an evenly spaced reconstruction, or ask for the correction by resampling (--correct).</source>
        <translation>请使用层间距均匀的重建，或要求通过重采样校正（--correct）。</translation>
    </message>
    <message>
        <source>There is no series called {series} in {path}.</source>
        <translation>{path} 中没有名为 {series} 的序列。</translation>
    </message>
    <message>
        <source>The name is misspelt, or the series lies in another folder.</source>
        <translation>名称拼写有误，或该序列位于其他文件夹。</translation>
    </message>
    <message>
        <source>Ask for the right to read the file, or copy it from the source again.</source>
        <translation>请申请读取该文件的权限，或从来源处重新复制。</translation>
    </message>
    <message>
        <source>{path} contradicts itself about the length of its parts.</source>
        <translation>{path} 的各部分长度自相矛盾。</translation>
    </message>
    <message>
        <source>Export the file from its source again.</source>
        <translation>请从来源处重新导出该文件。</translation>
    </message>
    <message>
        <source>The segment lies on a grid resampled to {found} mm, which is coarser than the {finest} mm of the series.</source>
        <translation>分割区域所在网格已重采样为 {found} mm，粗于序列的 {finest} mm。</translation>
    </message>
    <message>
        <source>A surface for planning must keep the resolution of the original series (clause 4.3.2.4.1).</source>
        <translation>用于制定计划的表面必须保持原始序列的分辨率（条款 4.3.2.4.1）。</translation>
    </message>
    <message>
        <source>Segment the series at its own resolution, or say that the surface is not for planning.</source>
        <translation>请以序列自身的分辨率进行分割，或说明该表面不用于制定计划。</translation>
    </message>
    <message>
        <source>There is nothing to make a surface of in {name}.</source>
        <translation>{name} 中没有可生成表面的内容。</translation>
    </message>
    <message>
        <source>The segment has no voxel.</source>
        <translation>该分割区域没有体素。</translation>
    </message>
    <message>
        <source>The decimated surface of {name} is not closed.</source>
        <translation>{name} 简化后的表面不封闭。</translation>
    </message>
    <message>
        <source>Saving {share} of its triangles left holes, or nothing at all.</source>
        <translation>减少 {share} 的三角形后留下了孔洞，或什么也没有留下。</translation>
    </message>
    <message>
        <source>Choose less decimation, or none.</source>
        <translation>请减小网格简化比例，或不简化。</translation>
    </message>
    <message>
        <source>{tool} could not finish.</source>
        <translation>{tool} 未能完成。</translation>
    </message>
    <message>
        <source>Nothing was changed. Run again with --debug to see the details, and report them.</source>
        <translation>没有任何更改。请加上 --debug 再次运行以查看详情，并报告。</translation>
    </message>
    <message>
        <source>There is no tool called {tool}.</source>
        <translation>没有名为 {tool} 的工具。</translation>
    </message>
    <message>
        <source>The name is misspelt, or the part of the suite that holds the tool is not installed.</source>
        <translation>名称拼写有误，或未安装包含该工具的部分。</translation>
    </message>
    <message>
        <source>List the tools with 'ctsuite tools'. Similar names: {similar}.</source>
        <translation>请用“ctsuite tools”列出工具。相近的名称：{similar}。</translation>
    </message>
    <message>
        <source>The seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie in an airway.</source>
        <translation>位于L {left:.1f}、P {posterior:.1f}、S {superior:.1f} mm的种子点{number}不在气道内。</translation>
    </message>
    <message>
        <source>Around it the mean is {mean:.0f} HU; the air of an airway is below {limit:.0f} HU.</source>
        <translation>其周围均值为{mean:.0f} HU；气道内的空气低于{limit:.0f} HU。</translation>
    </message>
    <message>
        <source>Move the point into the middle of the trachea or of a bronchus.</source>
        <translation>请将该点移至气管或支气管的中央。</translation>
    </message>
    <message>
        <source>The seed {number} at L {left:.1f}, P {posterior:.1f}, S {superior:.1f} mm does not lie in a vessel with contrast medium.</source>
        <translation>位于L {left:.1f}、P {posterior:.1f}、S {superior:.1f} mm的种子点{number}不在含对比剂的血管内。</translation>
    </message>
    <message>
        <source>Around it the middle value is {mean:.0f} HU; at least {limit:.0f} HU are needed to tell blood from soft tissue, and no more than {most:.0f} HU, which only bone, calcium and metal have.</source>
        <translation>其周围中位值为{mean:.0f} HU；要区分血液与软组织至少需{limit:.0f} HU，且不超过{most:.0f} HU，更高的只有骨、钙化和金属。</translation>
    </message>
    <message>
        <source>Move the point into the middle of the vessel, or use a series with contrast medium.</source>
        <translation>请将该点移至血管中央，或使用含对比剂的序列。</translation>
    </message>
    <message>
        <source>No trachea was found in {name}.</source>
        <translation>在{name}中未找到气管。</translation>
    </message>
    <message>
        <source>There is no tube of air in the upper middle of the body with lung on both sides of its lower end. The scan may not hold it, or may be of another part of the body.</source>
        <translation>身体上部中央没有下端两侧有肺的气管状空气。扫描可能不含气管，或为身体的其他部位。</translation>
    </message>
    <message>
        <source>Place a seed point in the trachea or in a bronchus, and run again.</source>
        <translation>请在气管或支气管内放置一个种子点，然后重新运行。</translation>
    </message>
    <message>
        <source>{count} of {total} measurements are not within the declared accuracy.</source>
        <translation>{total} 次测量中有 {count} 次不在声明的准确度之内。</translation>
    </message>
    <message>
        <source>The first is {quantity} on {phantom}: {found} instead of {true}.</source>
        <translation>第一个是{phantom}上的{quantity}：测得 {found}，应为 {true}。</translation>
    </message>
    <message>
        <source>Do not measure in curved images with this installation; report the versions and the report in {path}.</source>
        <translation>请勿用此安装在曲面图像中测量；请报告版本信息以及 {path} 中的报告。</translation>
    </message>
    <message>
        <source>There is no verification called {name}.</source>
        <translation>没有名为 {name} 的验证。</translation>
    </message>
    <message>
        <source>{title} needs a line with two ends, but {name} is closed.</source>
        <translation>“{title}”需要有两端的线，而 {name} 是闭合的。</translation>
    </message>
    <message>
        <source>A ring has neither ends nor a direction of flow.</source>
        <translation>环没有端点，也没有血流方向。</translation>
    </message>
    <message>
        <source>Use an open curve.</source>
        <translation>请使用不闭合的曲线。</translation>
    </message>
    <message>
        <source>The line {name} leaves the vessel at {at} mm from its start.</source>
        <translation>线 {name} 在距起点 {at} mm 处离开血管。</translation>
    </message>
    <message>
        <source>There it lies more than a voxel and a half outside of {region}, so that the vessel has no cross-section.</source>
        <translation>该处它在 {region} 之外超过一个半体素，因此血管没有截面。</translation>
    </message>
    <message>
        <source>Correct the line or the segment there, or shorten the line to the part that lies in the vessel.</source>
        <translation>请在该处修正线或分割区域，或将线缩短到血管内的部分。</translation>
    </message>
    <message>
        <source>The thickness of the wall needs two different segments.</source>
        <translation>管壁厚度需要两个不同的分割区域。</translation>
    </message>
    <message>
        <source>Lumen and Outer segment name the same region, or the outer one adds nothing to the lumen.</source>
        <translation>管腔和外层分割区域是同一区域，或外层没有在管腔之外增加任何部分。</translation>
    </message>
    <message>
        <source>Choose the lumen and the segment of the wall, or that of the vessel with its wall.</source>
        <translation>请选择管腔，以及管壁或带管壁的血管的分割区域。</translation>
    </message>
    <message>
        <source>No cross-section along {name} can be measured.</source>
        <translation>沿 {name} 没有可以测量的截面。</translation>
    </message>
    <message>
        <source>Each of them: {remarks}. A cross-section that is not closed is open to something else, or wider than {largest} mm.</source>
        <translation>各截面：{remarks}。不闭合的截面与其他结构相通，或宽于 {largest} mm。</translation>
    </message>
    <message>
        <source>Look at the segment or the image across the line; set a larger Largest diameter for a wider vessel.</source>
        <translation>请查看与线垂直的分割区域或图像；血管更宽时增大“直径上限”。</translation>
    </message>
    <message>
        <source>There is nothing in which {title} could find the border of the vessel.</source>
        <translation>“{title}”没有可用来寻找血管边界的数据。</translation>
    </message>
    <message>
        <source>Neither a segment of the vessel nor an image was given.</source>
        <translation>既没有给出血管的分割区域，也没有给出图像。</translation>
    </message>
    <message>
        <source>Give a segmentation of the vessel, or the image.</source>
        <translation>请给出血管的分割，或图像。</translation>
    </message>
    <message>
        <source>There is no {side} reference for the stenosis.</source>
        <translation>狭窄没有“{side}”参考。</translation>
    </message>
    <message>
        <source>On this side of the narrowest place no cross-section could be measured at full width: {reason}.</source>
        <translation>在最窄处的这一侧没有可按正常宽度测量的截面：{reason}。</translation>
    </message>
    <message>
        <source>Lengthen the line, place the reference points by hand, or choose another reference.</source>
        <translation>请延长线、手工放置参考点或选择其他参考。</translation>
    </message>
    <message>
        <source>The reference diameter of the stenosis is zero.</source>
        <translation>狭窄的参考直径为零。</translation>
    </message>
    <message>
        <source>A share of nothing has no value. The vessel has no measurable width where the reference was taken.</source>
        <translation>对零求比例没有意义。取参考处的血管没有可测量的宽度。</translation>
    </message>
    <message>
        <source>Place the reference points where the vessel is open, or correct the segment there.</source>
        <translation>请将参考点放在血管通畅处，或修正该处的分割区域。</translation>
    </message>
    <message>
        <source>{name} brings no window of its own.</source>
        <translation>{name} 没有自带的窗。</translation>
    </message>
    <message>
        <source>WindowCenter (0028,1050) and WindowWidth (0028,1051) are absent or not positive.</source>
        <translation>WindowCenter (0028,1050) 和 WindowWidth (0028,1051) 不存在或不为正值。</translation>
    </message>
    <message>
        <source>Choose a preset, or give centre and width.</source>
        <translation>请选择一个预设，或给出窗位和窗宽。</translation>
    </message>
    <message>
        <source>{name} brings no window number {number}.</source>
        <translation>{name} 没有第 {number} 个窗。</translation>
    </message>
    <message>
        <source>The series brings {count}.</source>
        <translation>序列自带 {count} 个窗。</translation>
    </message>
    <message>
        <source>Choose a number from 1 to {count}.</source>
        <translation>请选择 1 到 {count} 之间的编号。</translation>
    </message>
    <message>
        <source>The answers in {path} cannot be used.</source>
        <translation>{path} 中的答案无法使用。</translation>
    </message>
    <message>
        <source>Correct the answers file; its form is described on the page 'Answers to manual steps'.</source>
        <translation>请更正答案文件；其格式见“手动步骤的答案”页。</translation>
    </message>
    <message>
        <source>A point given for the step '{step}' lies outside the image.</source>
        <translation>为步骤“{step}”给出的一个点位于图像之外。</translation>
    </message>
    <message>
        <source>{point} (LPS, mm) is not inside the volume.</source>
        <translation>{point}（LPS，mm）不在体数据之内。</translation>
    </message>
    <message>
        <source>Give points in LPS coordinates in millimetres, inside the series.</source>
        <translation>请以毫米为单位给出序列范围内的 LPS 坐标点。</translation>
    </message>
    <message>
        <source>The stored state of the workflow cannot be read.</source>
        <translation>无法读取所保存的工作流状态。</translation>
    </message>
    <message>
        <source>Open an earlier copy of the scene, or start the workflow anew; the images and results are kept.</source>
        <translation>请打开场景的较早副本，或重新开始工作流；图像和结果会保留。</translation>
    </message>
    <message>
        <source>The step '{step}' cannot be done yet.</source>
        <translation>步骤“{step}”还不能执行。</translation>
    </message>
    <message>
        <source>Missing: {missing}.</source>
        <translation>缺少：{missing}。</translation>
    </message>
    <message>
        <source>Finish the missing steps first, in the order shown.</source>
        <translation>请先按所示顺序完成缺少的步骤。</translation>
    </message>
    <message>
        <source>The workflow {workflow} has no step called {step}.</source>
        <translation>工作流 {workflow} 没有名为 {step} 的步骤。</translation>
    </message>
    <message>
        <source>The name is misspelt or belongs to another workflow.</source>
        <translation>名称拼写有误，或属于其他工作流。</translation>
    </message>
    <message>
        <source>There is no workflow called {workflow}.</source>
        <translation>没有名为 {workflow} 的工作流。</translation>
    </message>
    <message>
        <source>List the workflows with 'ctsuite workflow list'. Known: {known}.</source>
        <translation>请用“ctsuite workflow list”列出工作流。已知的有：{known}。</translation>
    </message>
    <message>
        <source>runs the suite</source>
        <translation>运行本套件</translation>
    </message>
    <message>
        <source>Use Python 3.10 or newer, or 3D Slicer 5.10 or newer, which brings its own.</source>
        <translation>请使用 Python 3.10 或更新版本，或使用自带 Python 的 3D Slicer 5.10 或更新版本。</translation>
    </message>
    <message>
        <source>holds and computes with images</source>
        <translation>保存图像并进行计算</translation>
    </message>
    <message>
        <source>Install it with 'pip install numpy'.</source>
        <translation>使用“pip install numpy”安装。</translation>
    </message>
    <message>
        <source>labels regions and measures distances</source>
        <translation>标记区域并测量距离</translation>
    </message>
    <message>
        <source>Install it with 'pip install scipy'.</source>
        <translation>使用“pip install scipy”安装。</translation>
    </message>
    <message>
        <source>reads NRRD, NIfTI and MHA and resamples</source>
        <translation>读取 NRRD、NIfTI 和 MHA 并进行重采样</translation>
    </message>
    <message>
        <source>Install it with 'pip install SimpleITK'.</source>
        <translation>使用“pip install SimpleITK”安装。</translation>
    </message>
    <message>
        <source>reads and writes DICOM</source>
        <translation>读写 DICOM</translation>
    </message>
    <message>
        <source>Install it with 'pip install pydicom'.</source>
        <translation>使用“pip install pydicom”安装。</translation>
    </message>
    <message>
        <source>compiles the loops that go through a whole volume</source>
        <translation>编译遍历整个体数据的循环</translation>
    </message>
    <message>
        <source>Install it with 'pip install numba'.</source>
        <translation>请用“pip install numba”安装。</translation>
    </message>
    <message>
        <source>scenes, markups, segmentations and views without desktop 3D Slicer</source>
        <translation>在没有桌面版 3D Slicer 时提供场景、标注、分割和视图</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[runtime]"', or use 3D Slicer 5.10 or newer.</source>
        <translation>使用“pip install "ctsuite[runtime]"”安装，或使用 3D Slicer 5.10 或更新版本。</translation>
    </message>
    <message>
        <source>surfaces and pictures</source>
        <translation>表面与图像</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[runtime]"'.</source>
        <translation>使用“pip install "ctsuite[runtime]"”安装。</translation>
    </message>
    <message>
        <source>decodes compressed DICOM images fast</source>
        <translation>快速解码压缩的 DICOM 图像</translation>
    </message>
    <message>
        <source>Install it with 'pip install python-gdcm'.</source>
        <translation>使用“pip install python-gdcm”安装。</translation>
    </message>
    <message>
        <source>a second engine for registration</source>
        <translation>配准的第二个引擎</translation>
    </message>
    <message>
        <source>Install it with 'pip install itk-elastix'.</source>
        <translation>请用“pip install itk-elastix”安装。</translation>
    </message>
    <message>
        <source>computes neural networks, in a process of its own</source>
        <translation>在独立进程中计算神经网络</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[ai]"'; which build (processor or CUDA) fits your computer, the page of PyTorch tells.</source>
        <translation>用 'pip install "ctsuite[ai]"' 安装；哪个版本（处理器或 CUDA）适合您的计算机，请见 PyTorch 网页。</translation>
    </message>
    <message>
        <source>prepares images for neural networks that come as MONAI bundles</source>
        <translation>为 MONAI bundle 形式的神经网络准备图像</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[ai]"'.</source>
        <translation>用 'pip install "ctsuite[ai]"' 安装。</translation>
    </message>
    <message>
        <source>writes and reads DICOM segmentations</source>
        <translation>写出和读取 DICOM 分割</translation>
    </message>
    <message>
        <source>Install it with 'pip install highdicom'.</source>
        <translation>用 'pip install highdicom' 安装。</translation>
    </message>
    <message>
        <source>writes tables as workbooks</source>
        <translation>将表格写成工作簿</translation>
    </message>
    <message>
        <source>Install it with 'pip install "ctsuite[tables]"'.</source>
        <translation>请用 'pip install "ctsuite[tables]"' 安装。</translation>
    </message>
    <message>
        <source>combines the uncertainties of what a value was measured from</source>
        <translation>合成数值各来源的不确定度</translation>
    </message>
    <message>
        <source>Install it with 'pip install uncertainties'.</source>
        <translation>使用“pip install uncertainties”安装。</translation>
    </message>
    <message>
        <source>writes the PDF report</source>
        <translation>生成 PDF 报告</translation>
    </message>
    <message>
        <source>Install it with 'pip install reportlab'.</source>
        <translation>使用“pip install reportlab”安装。</translation>
    </message>
    <message>
        <source>CT image processing: check, segment, measure and report CT series.</source>
        <translation>CT 图像处理：检查、分割、测量 CT 序列并生成报告。</translation>
    </message>
    <message>
        <source>Exit codes: 0 done, 2 wrong usage, 3 refused, 4 only recommendations unmet, 5 failed, 130 cancelled.</source>
        <translation>退出码：0 完成，2 用法错误，3 拒绝，4 仅未满足建议性要求，5 失败，130 已取消。</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>位置参数</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示本帮助并退出</translation>
    </message>
    <message>
        <source>show program's version number and exit</source>
        <translation>显示程序版本号并退出</translation>
    </message>
    <message>
        <source>Check whether data meet the requirements of a tool or workflow.</source>
        <translation>检查数据是否符合某个工具或工作流的数据要求。</translation>
    </message>
    <message>
        <source>List the tools, or explain one with its inputs, parameters, data requirements and risk.</source>
        <translation>列出工具，或说明一个工具的输入、参数、数据要求和风险。</translation>
    </message>
    <message>
        <source>Run one tool on files and write its results to a new folder.</source>
        <translation>对文件运行一个工具，并将结果写入新文件夹。</translation>
    </message>
    <message>
        <source>Measure markups and segments on an image, or on a folder of cases, and write tables and reports.</source>
        <translation>在一幅影像或一个病例文件夹上测量标记和分割，并写出表格和报告。</translation>
    </message>
    <message>
        <source>Compare the measurements of two dates: markups with values, or DICOM measurement reports.</source>
        <translation>比较两个日期的测量：带测量值的标记，或 DICOM 测量报告。</translation>
    </message>
    <message>
        <source>Verify, show or run a neural network that lies on disk as a MONAI bundle.</source>
        <translation>验证、显示或运行磁盘上 MONAI bundle 形式的神经网络。</translation>
    </message>
    <message>
        <source>Compare segmentations with references: two files, or two folders of cases.</source>
        <translation>将分割与参考分割比较：两个文件，或两个病例文件夹。</translation>
    </message>
    <message>
        <source>Write a surface or segmentation as STL, OBJ, PLY, VTP or DICOM, a segmentation as NRRD, NIfTI, MHA too.</source>
        <translation>将表面或分割写为 STL、OBJ、PLY、VTP 或 DICOM；分割还可写为 NRRD、NIfTI、MHA。</translation>
    </message>
    <message>
        <source>List the guided workflows, or run one on a study.</source>
        <translation>列出引导式工作流，或对一个检查运行其中之一。</translation>
    </message>
    <message>
        <source>Write a digital phantom as a DICOM CT series, with its true lengths, angles and volumes.</source>
        <translation>将数字体模写为 DICOM CT 序列，附其真实的长度、角度和体积。</translation>
    </message>
    <message>
        <source>Make a phantom study, run orthopaedic planning on it, and write the report.</source>
        <translation>生成体模检查数据，对其运行骨科手术计划，并写出报告。</translation>
    </message>
    <message>
        <source>Verify the accuracy of measurements with digital phantoms, and write a report.</source>
        <translation>用数字模体验证测量的准确度，并生成报告。</translation>
    </message>
    <message>
        <source>Compare speed and memory with other software on the same data.</source>
        <translation>在相同数据上与其他软件比较速度和内存。</translation>
    </message>
    <message>
        <source>print one JSON document on standard output</source>
        <translation>在标准输出打印一个 JSON 文档</translation>
    </message>
    <message>
        <source>show the technical details of an error</source>
        <translation>显示错误的技术细节</translation>
    </message>
    <message>
        <source>language of messages and reports; usually that of the environment (CTSUITE_LANGUAGE, LC_ALL, LC_MESSAGES, LANG)</source>
        <translation>提示信息和报告的语言；通常取自环境变量（CTSUITE_LANGUAGE、LC_ALL、LC_MESSAGES、LANG）</translation>
    </message>
    <message>
        <source>folder or file</source>
        <translation>文件夹或文件</translation>
    </message>
    <message>
        <source>tool, workflow or profile (default: ct.base)</source>
        <translation>工具、工作流或数据要求（默认：ct.base）</translation>
    </message>
    <message>
        <source>new folder for a report (HTML and JSON)</source>
        <translation>存放报告（HTML 和 JSON）的新文件夹</translation>
    </message>
    <message>
        <source>series to use where there are several; for one of several inputs NAME=UID (repeatable)</source>
        <translation>有多个序列时要使用的序列；多个输入之一用 NAME=UID（可重复）</translation>
    </message>
    <message>
        <source>modality of data without DICOM header; it is recorded; for one of several inputs NAME=MR (repeatable, or several with commas between them)</source>
        <translation>没有 DICOM 头的数据的模态；会被记录；多个输入之一用 NAME=MR（可重复，或多项以逗号分隔）</translation>
    </message>
    <message>
        <source>continue when recommendations are not met</source>
        <translation>不符合建议性要求时继续</translation>
    </message>
    <message>
        <source>explain this tool only</source>
        <translation>只说明这个工具</translation>
    </message>
    <message>
        <source>explain the command, or the tool that is named before it</source>
        <translation>说明该命令，或在其之前给出的工具</translation>
    </message>
    <message>
        <source>identifier of the tool; 'ctsuite tools' lists them</source>
        <translation>工具的标识符；用“ctsuite tools”列出</translation>
    </message>
    <message>
        <source>an input (repeatable); an input that takes several is named several times</source>
        <translation>一个输入（可重复）；可取多个值的输入重复给出</translation>
    </message>
    <message>
        <source>a parameter (repeatable)</source>
        <translation>一个参数（可重复）</translation>
    </message>
    <message>
        <source>new folder for the results</source>
        <translation>存放结果的新文件夹</translation>
    </message>
    <message>
        <source>write images of CT as derived DICOM series instead of NRRD</source>
        <translation>将 CT 图像写为衍生 DICOM 序列，而不是 NRRD</translation>
    </message>
    <message>
        <source>also draw the result as a PNG picture</source>
        <translation>同时将结果绘制为 PNG 图像</translation>
    </message>
    <message>
        <source>window of the picture: a preset or two numbers; write --window=-600,1500 where the first is negative. Presets: abdomen, bone, brain, CT angiography, liver, lung, mediastinum, soft tissue, spine, stroke, temporal bone</source>
        <translation>图像的窗：预设或两个数字；第一个数为负时写 --window=-600,1500。预设：abdomen, bone, brain, CT angiography, liver, lung, mediastinum, soft tissue, spine, stroke, temporal bone</translation>
    </message>
    <message>
        <source>correct gantry tilt and uneven spacing by resampling; it is recorded</source>
        <translation>通过重采样校正机架倾斜和不均匀的层间距；会被记录</translation>
    </message>
    <message>
        <source>series or image; a folder of them for several cases</source>
        <translation>序列或影像；有多个病例时为其文件夹</translation>
    </message>
    <message>
        <source>markups of 3D Slicer (.mrk.json); a folder of them, named like the cases, for several cases</source>
        <translation>3D Slicer 的标记（.mrk.json）；有多个病例时为其文件夹，名称与病例相同</translation>
    </message>
    <message>
        <source>segmentation (DICOM, .seg.nrrd, .nii.gz); a folder of them, named like the cases</source>
        <translation>分割（DICOM、.seg.nrrd、.nii.gz）；或其文件夹，名称与病例相同</translation>
    </message>
    <message>
        <source>measure the markup of that name with a tool such as measurement.cobb (repeatable)</source>
        <translation>用指定工具（如 measurement.cobb）测量该名称的标记（可重复）</translation>
    </message>
    <message>
        <source>measurements of the earlier date</source>
        <translation>较早日期的测量</translation>
    </message>
    <message>
        <source>measurements of the later date</source>
        <translation>较晚日期的测量</translation>
    </message>
    <message>
        <source>check that a bundle is complete and harmless; nothing of it is run</source>
        <translation>检查 bundle 是否完整且无害；不运行其中任何内容</translation>
    </message>
    <message>
        <source>show the card of a bundle</source>
        <translation>显示 bundle 的模型卡</translation>
    </message>
    <message>
        <source>segment a CT with a bundle</source>
        <translation>用 bundle 分割 CT</translation>
    </message>
    <message>
        <source>folder or zip file of the bundle, or the name of one that comes with the suite</source>
        <translation>模型包的文件夹或 zip 文件，或随本套件提供的模型包名称</translation>
    </message>
    <message>
        <source>trust the code of exactly this bundle from now on; give its hash</source>
        <translation>从现在起仅信任此 bundle 的代码；请给出其哈希值</translation>
    </message>
    <message>
        <source>trust this bundle no longer</source>
        <translation>不再信任此 bundle</translation>
    </message>
    <message>
        <source>the CT: folder or file</source>
        <translation>CT：文件夹或文件</translation>
    </message>
    <message>
        <source>where the network runs</source>
        <translation>网络在何处运行</translation>
    </message>
    <message>
        <source>confirm that no state is present that the card of the bundle excludes</source>
        <translation>确认不存在模型卡所排除的状态</translation>
    </message>
    <message>
        <source>file or folder that is taken for right</source>
        <translation>视为正确的文件或文件夹</translation>
    </message>
    <message>
        <source>file or folder that is judged</source>
        <translation>被评价的文件或文件夹</translation>
    </message>
    <message>
        <source>the CT of a single case, shown below its regions</source>
        <translation>单个病例的 CT，显示在区域下方</translation>
    </message>
    <message>
        <source>a parameter of segmentation.evaluate (repeatable)</source>
        <translation>segmentation.evaluate 的参数（可重复）</translation>
    </message>
    <message>
        <source>file with the surface or the segmentation</source>
        <translation>表面或分割文件</translation>
    </message>
    <message>
        <source>new file; its ending chooses the format: .stl, .obj, .ply, .vtp, or .dcm for DICOM; for a segmentation .seg.nrrd, .nii.gz, .mha or .dcm too</source>
        <translation>新文件；扩展名决定格式：.stl、.obj、.ply、.vtp，或用于 DICOM 的 .dcm；分割还可用 .seg.nrrd、.nii.gz、.mha 或 .dcm</translation>
    </message>
    <message>
        <source>for DICOM: the series that it was made from; the object is filed with its study</source>
        <translation>用于 DICOM：其来源序列；对象归入该检查</translation>
    </message>
    <message>
        <source>for DICOM segmentations: binary, which every viewer reads, or label map (new in 2024)</source>
        <translation>用于 DICOM 分割：binary（各种阅片软件均可读取）或 label map（2024 年新增）</translation>
    </message>
    <message>
        <source>only this segment of a DICOM segmentation or structure set; for a surface of any segmentation only this one, otherwise all of them together</source>
        <translation>只取 DICOM 分割或结构集中的这一分割；写为表面时只取此分割，否则将全部分割合在一起</translation>
    </message>
    <message>
        <source>series to use where there are several</source>
        <translation>有多个序列时要使用的序列</translation>
    </message>
    <message>
        <source>list the workflows and their steps</source>
        <translation>列出各工作流及其步骤</translation>
    </message>
    <message>
        <source>run a workflow and write its report</source>
        <translation>运行一个工作流并写出报告</translation>
    </message>
    <message>
        <source>identifier of the workflow</source>
        <translation>工作流的标识符</translation>
    </message>
    <message>
        <source>study: folder or file</source>
        <translation>检查：文件夹或文件</translation>
    </message>
    <message>
        <source>new folder for the report</source>
        <translation>存放报告的新文件夹</translation>
    </message>
    <message>
        <source>answers to the manual steps (JSON)</source>
        <translation>手动步骤的答案（JSON）</translation>
    </message>
    <message>
        <source>leave the patient's identification out of all results</source>
        <translation>在所有结果中去除患者标识</translation>
    </message>
    <message>
        <source>new folder for the study</source>
        <translation>存放检查数据的新文件夹</translation>
    </message>
    <message>
        <source>new folder for study and report</source>
        <translation>存放检查数据和报告的新文件夹</translation>
    </message>
    <message>
        <source>some displacements are not numbers</source>
        <translation>部分位移不是数值</translation>
    </message>
    <message>
        <source>it bends so much that its inverse is not found</source>
        <translation>其弯曲过大，找不到逆变换</translation>
    </message>
    <message>
        <source>its axes do not span space</source>
        <translation>其坐标轴不能张成空间</translation>
    </message>
    <message>
        <source>It is not part of the description.</source>
        <translation>它不在说明之中。</translation>
    </message>
    <message>
        <source>its matrix has no inverse</source>
        <translation>其矩阵没有逆矩阵</translation>
    </message>
    <message>
        <source>It holds no scene description (.mrml).</source>
        <translation>其中没有场景描述文件（.mrml）。</translation>
    </message>
    <message>
        <source>It is not a DICOM Encapsulated STL object.</source>
        <translation>它不是 DICOM 封装 STL 对象。</translation>
    </message>
    <message>
        <source>It is not a complete DICOM object with a model.</source>
        <translation>它不是带有模型的完整 DICOM 对象。</translation>
    </message>
    <message>
        <source>It is not a NIfTI file that holds header and data.</source>
        <translation>它不是同时包含头信息和数据的 NIfTI 文件。</translation>
    </message>
    <message>
        <source>Its header has no end.</source>
        <translation>其文件头没有结尾。</translation>
    </message>
    <message>
        <source>It is cut off.</source>
        <translation>文件被截断。</translation>
    </message>
    <message>
        <source>The parameters of a markup have no names.</source>
        <translation>标记的参数没有名称。</translation>
    </message>
    <message>
        <source>A value has no code that says what was measured.</source>
        <translation>有一个值没有说明测量内容的编码。</translation>
    </message>
    <message>
        <source>A value has no unit that is known.</source>
        <translation>有一个值没有已知的单位。</translation>
    </message>
    <message>
        <source>points without a value</source>
        <translation>没有数值的点</translation>
    </message>
    <message>
        <source>JSON of another kind</source>
        <translation>其他种类的 JSON</translation>
    </message>
    <message>
        <source>no markup</source>
        <translation>没有标记</translation>
    </message>
    <message>
        <source>The uncertainty of a value is not complete.</source>
        <translation>测量值的不确定度不完整。</translation>
    </message>
    <message>
        <source>A markup has no type.</source>
        <translation>有一个标记没有类型。</translation>
    </message>
    <message>
        <source>Its positions are not in mm.</source>
        <translation>其位置不以 mm 为单位。</translation>
    </message>
    <message>
        <source>A position is not made of three numbers.</source>
        <translation>有一个位置不是由三个数值组成。</translation>
    </message>
    <message>
        <source>A vertex is not a number.</source>
        <translation>有一个顶点不是数值。</translation>
    </message>
    <message>
        <source>A triangle names a vertex that is not there.</source>
        <translation>有一个三角形引用了不存在的顶点。</translation>
    </message>
    <message>
        <source>A vertex or face is not made of numbers.</source>
        <translation>有一个顶点或面不是由数值组成。</translation>
    </message>
    <message>
        <source>Its triangles are not complete.</source>
        <translation>其三角形不完整。</translation>
    </message>
    <message>
        <source>It is neither binary nor text STL, or is cut off.</source>
        <translation>它既不是二进制也不是文本 STL，或已被截断。</translation>
    </message>
    <message>
        <source>It is not a complete VTK surface file.</source>
        <translation>它不是完整的 VTK 表面文件。</translation>
    </message>
    <message>
        <source>The compressed header swells beyond 64 MB.</source>
        <translation>压缩的头信息展开后超过 64 MB。</translation>
    </message>
    <message>
        <source>it holds no DICOM attribute.</source>
        <translation>其中没有 DICOM 属性。</translation>
    </message>
    <message>
        <source>It is the directory of a medium.</source>
        <translation>它是介质的目录文件。</translation>
    </message>
    <message>
        <source>Its pixels are floating point numbers, which no CT has.</source>
        <translation>其像素为浮点数，CT 不会如此。</translation>
    </message>
    <message>
        <source>it does not consist of DICOM elements.</source>
        <translation>它不是由 DICOM 数据元素组成。</translation>
    </message>
    <message>
        <source>Its compressed data set ends within the pixels.</source>
        <translation>其压缩数据集在像素数据中间结束。</translation>
    </message>
    <message>
        <source>The slope of the calibration line is zero</source>
        <translation>校准直线的斜率为零</translation>
    </message>
    <message>
        <source>A line needs rods of at least two different densities</source>
        <translation>直线需要至少两种不同密度的棒</translation>
    </message>
    <message>
        <source>a report without measured values</source>
        <translation>没有测量值的报告</translation>
    </message>
    <message>
        <source>no outer segment is given or its section does not count</source>
        <translation>没有给出外层分割区域，或其截面无效</translation>
    </message>
    <message>
        <source>no reference point lies there</source>
        <translation>该侧没有参考点</translation>
    </message>
    <message>
        <source>Resampled; acquired with {x:.2f} x {y:.2f} x {z:.2f} mm</source>
        <translation>已重采样；采集时为 {x:.2f} x {y:.2f} x {z:.2f} mm</translation>
    </message>
    <message>
        <source>Label overlay: '{name}', {percent:.0f} %</source>
        <translation>标签叠加：“{name}”，{percent:.0f} %</translation>
    </message>
    <message>
        <source>Volume rendering '{look}' of '{name}'</source>
        <translation>体绘制“{look}”：“{name}”</translation>
    </message>
    <message>
        <source>'{name}' is moved by transform '{transform}'</source>
        <translation>“{name}”经变换“{transform}”移动</translation>
    </message>
    <message>
        <source>'{name}' is bent by transform '{transform}'</source>
        <translation>“{name}”经变换“{transform}”非刚性变形</translation>
    </message>
    <message>
        <source>Surface '{name}' differs from its region: {alterations}</source>
        <translation>表面“{name}”与其区域不一致：{alterations}</translation>
    </message>
    <message>
        <source>Slab of {mm:.1f} mm, maximum (MIP)</source>
        <translation>层块厚度 {mm:.1f} mm，最大密度投影（MIP）</translation>
    </message>
    <message>
        <source>Slab of {mm:.1f} mm, minimum (MinIP)</source>
        <translation>层块厚度 {mm:.1f} mm，最小密度投影（MinIP）</translation>
    </message>
    <message>
        <source>Slab of {mm:.1f} mm, average</source>
        <translation>层块厚度 {mm:.1f} mm，平均密度投影</translation>
    </message>
    <message>
        <source>Slab of {mm:.1f} mm, ray sum</source>
        <translation>层块厚度 {mm:.1f} mm，射线总和投影</translation>
    </message>
    <message>
        <source>Colours of '{name}': {table}</source>
        <translation>“{name}”的颜色表：{table}</translation>
    </message>
    <message>
        <source>'{name}' is hidden outside {lower:g} to {upper:g}</source>
        <translation>“{name}”在 {lower:g} 至 {upper:g} 之外被隐藏</translation>
    </message>
    <message>
        <source>'{name}' over '{below}', {percent:.0f} % blended</source>
        <translation>“{name}”叠加于“{below}”之上，混合 {percent:.0f} %</translation>
    </message>
    <message>
        <source>'{name}' under '{below}', {percent:.0f} % blended</source>
        <translation>“{name}”位于“{below}”之下，混合 {percent:.0f} %</translation>
    </message>
    <message>
        <source>'{name}' added to '{below}', {percent:.0f} %</source>
        <translation>“{name}”加到“{below}”上，{percent:.0f} %</translation>
    </message>
    <message>
        <source>'{name}' subtracted from '{below}', {percent:.0f} %</source>
        <translation>从“{below}”中减去“{name}”，{percent:.0f} %</translation>
    </message>
    <message>
        <source>Maximum intensity projection of '{name}'</source>
        <translation>“{name}”的最大密度投影</translation>
    </message>
    <message>
        <source>Minimum intensity projection of '{name}'</source>
        <translation>“{name}”的最小密度投影</translation>
    </message>
    <message>
        <source>Colours and opacities of the segments of '{name}'</source>
        <translation>按“{name}”各分割区域的颜色和不透明度</translation>
    </message>
    <message>
        <source>Oblique plane, values interpolated</source>
        <translation>斜面，值经插值</translation>
    </message>
    <message>
        <source>Distance: largest {largest:.2f} mm, mean {mean:.2f} mm, 95 % {most:.2f} mm</source>
        <translation>距离：最大 {largest:.2f} mm，平均 {mean:.2f} mm，95 % {most:.2f} mm</translation>
    </message>
    <message>
        <source>Grey scale of '{name}' is not linear: {method}</source>
        <translation>“{name}”的灰阶非线性：{method}</translation>
    </message>
    <message>
        <source>Colours of '{name}' show: {scalar}</source>
        <translation>“{name}”的颜色表示：{scalar}</translation>
    </message>
    <message>
        <source>Overlay: {names}</source>
        <translation>叠加：{names}</translation>
    </message>
    <message>
        <source>Colours of '{name}' run from high to low</source>
        <translation>“{name}”的颜色由高到低排列</translation>
    </message>
    <message>
        <source>Opacity and colours shifted by {hu:+.0f} HU</source>
        <translation>不透明度和颜色偏移 {hu:+.0f} HU</translation>
    </message>
    <message>
        <source>Cropped by the box '{name}'</source>
        <translation>由裁剪框“{name}”裁剪</translation>
    </message>
    <message>
        <source>Overlay: outline of '{name}'</source>
        <translation>叠加：“{name}”的轮廓</translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>no patient ID</source>
        <translation>无患者编号</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页，共 {pages} 页</translation>
    </message>
    <message>
        <source>Recommendations on the data that are not met, but were accepted: {count}; see the data check.</source>
        <translation>数据有 {count} 项建议性要求不符合但已被接受；见数据检查。</translation>
    </message>
    <message>
        <source>Patient name</source>
        <translation>患者姓名</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者编号</translation>
    </message>
    <message>
        <source>Date of birth</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Accession number</source>
        <translation>检查号</translation>
    </message>
    <message>
        <source>Study date</source>
        <translation>检查日期</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Series</source>
        <translation>序列</translation>
    </message>
    <message>
        <source>Modality</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Body part</source>
        <translation>身体部位</translation>
    </message>
    <message>
        <source>Manufacturer</source>
        <translation>制造商</translation>
    </message>
    <message>
        <source>Scanner</source>
        <translation>设备型号</translation>
    </message>
    <message>
        <source>Tube voltage</source>
        <translation>管电压</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>卷积核</translation>
    </message>
    <message>
        <source>Slice thickness</source>
        <translation>层厚</translation>
    </message>
    <message>
        <source>Pixel spacing</source>
        <translation>像素间距</translation>
    </message>
    <message>
        <source>Slice spacing</source>
        <translation>层间距</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>The data meet every requirement and recommendation of '{title}'.</source>
        <translation>数据符合“{title}”的全部强制性和建议性要求。</translation>
    </message>
    <message>
        <source>The data meet the requirements of '{title}', but not every recommendation.</source>
        <translation>数据符合“{title}”的强制性要求，但未满足全部建议性要求。</translation>
    </message>
    <message>
        <source>The operator chose to continue.</source>
        <translation>操作者选择了继续。</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>These functions are not for CT alone; their tests with other modalities are reported apart:</source>
        <translation>以下功能不限于 CT；其针对其他模态的测试另行报告：</translation>
    </message>
    <message>
        <source>Limits of use</source>
        <translation>使用的局限性</translation>
    </message>
    <message>
        <source>How the results were made</source>
        <translation>结果的产生方式</translation>
    </message>
    <message>
        <source>Identification left out</source>
        <translation>已去除标识信息</translation>
    </message>
    <message>
        <source>Made on {time} UTC</source>
        <translation>生成时间 {time} UTC</translation>
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
        <source>Level</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
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
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Taken at</source>
        <translation>测量位置</translation>
    </message>
    <message>
        <source>How it was taken</source>
        <translation>测量方法</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>体积</translation>
    </message>
    <message>
        <source>Meaning</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>未执行</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Finished (UTC)</source>
        <translation>完成时间 (UTC)</translation>
    </message>
    <message>
        <source>Operator</source>
        <translation>操作者</translation>
    </message>
    <message>
        <source>{count} further rows are in the data file report.json.</source>
        <translation>其余 {count} 行见数据文件 report.json。</translation>
    </message>
    <message>
        <source>switched on</source>
        <translation>开启</translation>
    </message>
    <message>
        <source>switched off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Patient</source>
        <translation>患者</translation>
    </message>
    <message>
        <source>Read before use</source>
        <translation>使用前请阅读</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>功能</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Inputs (SHA-256)</source>
        <translation>输入 (SHA-256)</translation>
    </message>
    <message>
        <source>Steps not done: {steps}.</source>
        <translation>未执行的步骤：{steps}。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Versions: {versions}.</source>
        <translation>版本：{versions}。</translation>
    </message>
    <message>
        <source>{count} series compared with the data requirements of '{title}'</source>
        <translation>已将 {count} 个序列与“{title}”的数据要求进行比对</translation>
    </message>
    <message>
        <source>Files that cannot be used</source>
        <translation>不能使用的文件</translation>
    </message>
    <message>
        <source>Files that are no images</source>
        <translation>不是图像的文件</translation>
    </message>
    <message>
        <source>Compatibility check</source>
        <translation>兼容性检查</translation>
    </message>
    <message>
        <source>compatible</source>
        <translation>兼容</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>recommendations not met</source>
        <translation>未满足建议性要求</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>结论</translation>
    </message>
    <message>
        <source>Slices</source>
        <translation>层数</translation>
    </message>
    <message>
        <source>Identifier</source>
        <translation>标识符</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Remedy</source>
        <translation>处理方法</translation>
    </message>
    <message>
        <source>What was found in the series</source>
        <translation>在序列中发现的情况</translation>
    </message>
    <message>
        <source>files that cannot be used: {count}</source>
        <translation>不能使用的文件：{count}</translation>
    </message>
    <message>
        <source>files that are no images: {count}</source>
        <translation>不是图像的文件：{count}</translation>
    </message>
    <message>
        <source>Digital phantoms</source>
        <translation>数字模体</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Half-width</source>
        <translation>半宽</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>Standard uncertainty</source>
        <translation>标准不确定度</translation>
    </message>
    <message>
        <source>Sensitivity</source>
        <translation>灵敏度系数</translation>
    </message>
    <message>
        <source>Contribution</source>
        <translation>分量</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Mean radius</source>
        <translation>平均半径</translation>
    </message>
    <message>
        <source>Smallest radius</source>
        <translation>最小半径</translation>
    </message>
    <message>
        <source>Largest radius</source>
        <translation>最大半径</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Narrow places</source>
        <translation>狭窄处</translation>
    </message>
    <message>
        <source>Sampling</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>Branch</source>
        <translation>分支</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Begins at L</source>
        <translation>起点 L</translation>
    </message>
    <message>
        <source>Begins at P</source>
        <translation>起点 P</translation>
    </message>
    <message>
        <source>Begins at S</source>
        <translation>起点 S</translation>
    </message>
    <message>
        <source>Length of the axis</source>
        <translation>轴线长度</translation>
    </message>
    <message>
        <source>Lengths hold</source>
        <translation>长度成立的范围</translation>
    </message>
    <message>
        <source>10 mm along the picture are at least</source>
        <translation>图像上 10 mm 至少为</translation>
    </message>
    <message>
        <source>10 mm along the picture are at most</source>
        <translation>图像上 10 mm 至多为</translation>
    </message>
    <message>
        <source>Right side at the start</source>
        <translation>起点处的右侧</translation>
    </message>
    <message>
        <source>Right side in the middle</source>
        <translation>中间的右侧</translation>
    </message>
    <message>
        <source>Right side at the end</source>
        <translation>终点处的右侧</translation>
    </message>
    <message>
        <source>Turned to close the ring</source>
        <translation>闭合环所需的扭转</translation>
    </message>
    <message>
        <source>Folded</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Shown in several places</source>
        <translation>显示在多处</translation>
    </message>
    <message>
        <source>Outside the volume</source>
        <translation>体数据之外</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Voxel size</source>
        <translation>体素大小</translation>
    </message>
    <message>
        <source>Iteration</source>
        <translation>迭代</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>代价</translation>
    </message>
    <message>
        <source>Largest displacement</source>
        <translation>最大位移</translation>
    </message>
    <message>
        <source>Mean displacement</source>
        <translation>平均位移</translation>
    </message>
    <message>
        <source>Least Jacobian</source>
        <translation>最小雅可比行列式</translation>
    </message>
    <message>
        <source>Mean Jacobian</source>
        <translation>平均雅可比行列式</translation>
    </message>
    <message>
        <source>Largest Jacobian</source>
        <translation>最大雅可比行列式</translation>
    </message>
    <message>
        <source>Folded share</source>
        <translation>折叠比例</translation>
    </message>
    <message>
        <source>Folding</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Shift of the centre</source>
        <translation>中心位移</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Used share</source>
        <translation>使用比例</translation>
    </message>
    <message>
        <source>Mean distance</source>
        <translation>平均距离</translation>
    </message>
    <message>
        <source>95 % distance</source>
        <translation>95 % 距离</translation>
    </message>
    <message>
        <source>Largest distance</source>
        <translation>最大距离</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>标志点</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Alterations</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>Correspondence</source>
        <translation>对应性</translation>
    </message>
    <message>
        <source>Volume of the surface</source>
        <translation>表面所围体积</translation>
    </message>
    <message>
        <source>Volume of the voxels</source>
        <translation>体素体积</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Largest distance from voxel border</source>
        <translation>与体素边界的最大距离</translation>
    </message>
    <message>
        <source>Resolution for planning</source>
        <translation>用于计划的分辨率</translation>
    </message>
    <message>
        <source>Triangles</source>
        <translation>三角形数</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>病例</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>处理情况</translation>
    </message>
    <message>
        <source>Phantom</source>
        <translation>模体</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Declared accuracy</source>
        <translation>声明的准确度</translation>
    </message>
    <message>
        <source>Largest error</source>
        <translation>最大误差</translation>
    </message>
    <message>
        <source>Of what is allowed</source>
        <translation>占允许值</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>True</source>
        <translation>真值</translation>
    </message>
    <message>
        <source>On screen</source>
        <translation>屏幕读数</translation>
    </message>
    <message>
        <source>By the filled part of border voxels</source>
        <translation>按边界体素的填充部分</translation>
    </message>
    <message>
        <source>Inside the surface</source>
        <translation>表面所围</translation>
    </message>
    <message>
        <source>As whole voxels</source>
        <translation>按整体素</translation>
    </message>
    <message>
        <source>Parts</source>
        <translation>部分数</translation>
    </message>
    <message>
        <source>Volume of the holes</source>
        <translation>孔洞体积</translation>
    </message>
    <message>
        <source>Smallest gap</source>
        <translation>最小间隙</translation>
    </message>
    <message>
        <source>Cut off at</source>
        <translation>被截断于</translation>
    </message>
    <message>
        <source>Dice</source>
        <translation>Dice</translation>
    </message>
    <message>
        <source>IoU (Jaccard)</source>
        <translation>交并比 IoU (Jaccard)</translation>
    </message>
    <message>
        <source>Surface Dice</source>
        <translation>表面 Dice</translation>
    </message>
    <message>
        <source>Hausdorff distance</source>
        <translation>豪斯多夫距离</translation>
    </message>
    <message>
        <source>Surface distance, largest</source>
        <translation>表面距离，最大</translation>
    </message>
    <message>
        <source>Surface distance, 95 % (HD95)</source>
        <translation>表面距离，95 %（HD95）</translation>
    </message>
    <message>
        <source>Surface distance, mean</source>
        <translation>表面距离，平均</translation>
    </message>
    <message>
        <source>Volume, reference</source>
        <translation>体积，参考</translation>
    </message>
    <message>
        <source>Volume, result</source>
        <translation>体积，结果</translation>
    </message>
    <message>
        <source>Volume difference</source>
        <translation>体积差</translation>
    </message>
    <message>
        <source>Relative volume difference</source>
        <translation>相对体积差</translation>
    </message>
    <message>
        <source>Voxels, reference</source>
        <translation>体素数，参考</translation>
    </message>
    <message>
        <source>Voxels, result</source>
        <translation>体素数，结果</translation>
    </message>
    <message>
        <source>Voxels in common</source>
        <translation>共同体素数</translation>
    </message>
    <message>
        <source>Refinement</source>
        <translation>细化</translation>
    </message>
    <message>
        <source>Feature</source>
        <translation>特征</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Seed voxels</source>
        <translation>种子体素</translation>
    </message>
    <message>
        <source>Mean at the seeds</source>
        <translation>种子处均值</translation>
    </message>
    <message>
        <source>Standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>Leak</source>
        <translation>泄漏</translation>
    </message>
    <message>
        <source>Beyond</source>
        <translation>其后体积</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子点</translation>
    </message>
    <message>
        <source>CT number</source>
        <translation>CT 值</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均值</translation>
    </message>
    <message>
        <source>Minimum</source>
        <translation>最小值</translation>
    </message>
    <message>
        <source>Maximum</source>
        <translation>最大值</translation>
    </message>
    <message>
        <source>Voxels</source>
        <translation>体素数</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Above</source>
        <translation>高于</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>部分</translation>
    </message>
    <message>
        <source>At the border</source>
        <translation>位于边界</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Number of branches</source>
        <translation>分支数</translation>
    </message>
    <message>
        <source>Mean length</source>
        <translation>平均长度</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Cross-section before</source>
        <translation>之前的截面积</translation>
    </message>
    <message>
        <source>Cross-section beyond</source>
        <translation>之后的截面积</translation>
    </message>
    <message>
        <source>Tracking</source>
        <translation>跟踪</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶数</translation>
    </message>
    <message>
        <source>Agatston score</source>
        <translation>Agatston积分</translation>
    </message>
    <message>
        <source>Mass</source>
        <translation>质量</translation>
    </message>
    <message>
        <source>Time between</source>
        <translation>间隔时间</translation>
    </message>
    <message>
        <source>Earlier volume</source>
        <translation>较早体积</translation>
    </message>
    <message>
        <source>Later volume</source>
        <translation>较晚体积</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Uncertainty of change</source>
        <translation>变化的不确定度</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标号</translation>
    </message>
    <message>
        <source>Interval from</source>
        <translation>区间下限</translation>
    </message>
    <message>
        <source>Interval to</source>
        <translation>区间上限</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>编码体系</translation>
    </message>
    <message>
        <source>Points (LPS, mm)</source>
        <translation>点（LPS，mm）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Tool</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>低于</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>Mean thickness</source>
        <translation>平均厚度</translation>
    </message>
    <message>
        <source>Least thickness</source>
        <translation>最小厚度</translation>
    </message>
    <message>
        <source>Greatest thickness</source>
        <translation>最大厚度</translation>
    </message>
    <message>
        <source>Area of the wall</source>
        <translation>管壁面积</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>数值个数</translation>
    </message>
    <message>
        <source>{keyword}: found {found}, allowed {allowed}. {reason}</source>
        <translation>{keyword}：实际值 {found}，允许值 {allowed}。{reason}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>an empty value</source>
        <translation>空值</translation>
    </message>
    <message>
        <source>none of: {values}</source>
        <translation>不得为：{values}</translation>
    </message>
    <message>
        <source>a value</source>
        <translation>有值</translation>
    </message>
    <message>
        <source>{keyword}: found {found}. {detail} {reason}</source>
        <translation>{keyword}：实际为 {found}。{detail} {reason}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} 或 {second}</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>一个数</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>一个整数</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false（是或否）</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>一段文字</translation>
    </message>
    <message>
        <source>How the value answers to its input is not known: only rounding is counted.</source>
        <translation>不知道数值如何随其输入变化：仅计入数值修约。</translation>
    </message>
    <message>
        <source>Law of propagation of uncertainty, coverage factor 2 (JCGM 100).</source>
        <translation>不确定度传播律，包含因子 2（JCGM 100）。</translation>
    </message>
    <message>
        <source>The value is not linear in its points: the interval of 95 % comes from a Monte Carlo calculation with {samples} samples, seed {seed} (JCGM 101). Its mean differs from the value by {bias}. The contributions are of first order and do not add up.</source>
        <translation>数值与其点不成线性关系：95 % 区间由蒙特卡洛计算得到，样本数 {samples}，种子 {seed}（JCGM 101）。其均值与数值相差 {bias}。各分量是一阶的，其和不等于合成值。</translation>
    </message>
    <message>
        <source>{minimum} to {maximum}</source>
        <translation>{minimum} 至 {maximum}</translation>
    </message>
    <message>
        <source>at least {minimum}</source>
        <translation>至少 {minimum}</translation>
    </message>
    <message>
        <source>at most {maximum}</source>
        <translation>至多 {maximum}</translation>
    </message>
    <message>
        <source>Downsampled for display: blocks of {n} x {n} x {n} voxels averaged</source>
        <translation>为显示而降采样：每 {n} x {n} x {n} 个体素取平均</translation>
    </message>
    <message>
        <source>Curved slab; the curve was moved up to {mm:.1f} mm onto a plane</source>
        <translation>曲面层块；曲线被移到平面上，最多移动 {mm:.1f} mm</translation>
    </message>
    <message>
        <source>Curved slab along a curve in a plane</source>
        <translation>沿平面内曲线的曲面层块</translation>
    </message>
    <message>
        <source>Fusion of {first} and {second}</source>
        <translation>{first} 与 {second} 的融合</translation>
    </message>
    <message>
        <source>Second image {percent:.0f} % blended, {map}</source>
        <translation>第二图像混合 {percent:.0f} %，{map}</translation>
    </message>
    <message>
        <source>Registration: {name}</source>
        <translation>配准：{name}</translation>
    </message>
    <message>
        <source>The second image does not reach this plane</source>
        <translation>第二图像未覆盖此平面</translation>
    </message>
    <message>
        <source>Difference of grey levels, first minus second; equal is middle grey</source>
        <translation>灰度差值，第一减第二；相等为中灰</translation>
    </message>
    <message>
        <source>Both images by turns: {mode}</source>
        <translation>两幅图像交替显示：{mode}</translation>
    </message>
    <message>
        <source>No registration: same frame of reference</source>
        <translation>未配准：参考坐标系相同</translation>
    </message>
    <message>
        <source>No registration, and no frame of reference is named</source>
        <translation>未配准，且未注明参考坐标系</translation>
    </message>
    <message>
        <source>Slices {mm:g} mm apart, values between them interpolated</source>
        <translation>层间距 {mm:g} mm，层间的值由插值得到</translation>
    </message>
    <message>
        <source>The deformation folds. Do not use it where it does; make it stiffer.</source>
        <translation>形变有折叠。折叠处不得使用；请提高刚度。</translation>
    </message>
    <message>
        <source>The deformation does not fold.</source>
        <translation>形变无折叠。</translation>
    </message>
    <message>
        <source>on one line</source>
        <translation>一条直线上</translation>
    </message>
    <message>
        <source>in one plane</source>
        <translation>一个平面内</translation>
    </message>
    <message>
        <source>The slices of {name} lie {spacing} mm apart; across them the registration is less exact.</source>
        <translation>{name} 的层间距为 {spacing} mm；跨层方向的配准精度较低。</translation>
    </message>
    <message>
        <source>{moving} resampled onto {fixed} by {kind}, {interpolation} interpolation</source>
        <translation>{moving} 按{kind}重采样到 {fixed}，{interpolation}插值</translation>
    </message>
    <message>
        <source>the common frame of reference</source>
        <translation>共同的参考坐标系</translation>
    </message>
    <message>
        <source>the deformable transform {name}</source>
        <translation>形变变换 {name}</translation>
    </message>
    <message>
        <source>the linear transform {name}</source>
        <translation>线性变换 {name}</translation>
    </message>
    <message>
        <source>Cropped with a box; parts of the volume are not shown</source>
        <translation>已用裁剪框裁剪；部分体数据未显示</translation>
    </message>
    <message>
        <source>The distance of neighbouring slices varies from {least} to {most} mm.</source>
        <translation>相邻层面的间距在 {least} 至 {most} mm 之间变化。</translation>
    </message>
    <message>
        <source>slices {one} and {two} at {height} mm</source>
        <translation>位于 {height} mm 处的第 {one} 层和第 {two} 层</translation>
    </message>
    <message>
        <source>{count} slices lie where another one lies already, the first are {at}.</source>
        <translation>{count} 个层面与其他层面位置重复，最先是{at}。</translation>
    </message>
    <message>
        <source>{count} between slice {below} ({low} mm) and slice {above} ({high} mm)</source>
        <translation>第 {below} 层（{low} mm）与第 {above} 层（{high} mm）之间缺 {count} 层</translation>
    </message>
    <message>
        <source>{places} and at {count} more places</source>
        <translation>{places}，另有 {count} 处</translation>
    </message>
    <message>
        <source>{count} slices are missing: {places}.</source>
        <translation>缺少 {count} 个层面：{places}。</translation>
    </message>
    <message>
        <source>The slices are sheared by {degrees} degrees.</source>
        <translation>层面之间有 {degrees} 度的剪切。</translation>
    </message>
    <message>
        <source>slice {number} by {distance} mm</source>
        <translation>第 {number} 层，偏移 {distance} mm</translation>
    </message>
    <message>
        <source>One slice lies beside the others, {where}.</source>
        <translation>有一个层面偏离其他层面：{where}。</translation>
    </message>
    <message>
        <source>Two slices lie at the same place, {at}.</source>
        <translation>两个层面位于同一位置：{at}。</translation>
    </message>
    <message>
        <source>1 slice is missing: {places}.</source>
        <translation>缺少 1 个层面：{places}。</translation>
    </message>
    <message>
        <source>{count} slices lie beside the others, the first is {where}.</source>
        <translation>{count} 个层面偏离其他层面，最先是{where}。</translation>
    </message>
    <message>
        <source>The files carry the identity of {count} patients.</source>
        <translation>这些文件带有 {count} 名患者的身份信息。</translation>
    </message>
    <message>
        <source>The series holds {count} stacks that differ in {keyword}.</source>
        <translation>该序列包含 {count} 组层面，其 {keyword} 不同。</translation>
    </message>
    <message>
        <source>The slices come from {count} acquisitions, between which the patient may have moved.</source>
        <translation>这些层面来自 {count} 次采集，其间患者可能移动过。</translation>
    </message>
    <message>
        <source>ImageOrientationPatient is not a pair of perpendicular unit vectors.</source>
        <translation>ImageOrientationPatient 不是一对互相垂直的单位向量。</translation>
    </message>
    <message>
        <source>ImagePositionPatient is missing in {count} images.</source>
        <translation>{count} 幅图像缺少 ImagePositionPatient。</translation>
    </message>
    <message>
        <source>ImageOrientationPatient is missing in {count} images.</source>
        <translation>{count} 幅图像缺少 ImageOrientationPatient。</translation>
    </message>
    <message>
        <source>One file is damaged, {file}: {reason}</source>
        <translation>有一个文件损坏，{file}：{reason}</translation>
    </message>
    <message>
        <source>Its pixels are stored as {kind}.</source>
        <translation>其像素以 {kind} 存储。</translation>
    </message>
    <message>
        <source>The transfer syntax is {syntax}.</source>
        <translation>传输语法为 {syntax}。</translation>
    </message>
    <message>
        <source>Found {shown}; 16 bits a pixel are needed.</source>
        <translation>实际为 {shown}；每像素需要 16 位。</translation>
    </message>
    <message>
        <source>{count} files are damaged, the first is {file}: {reason}</source>
        <translation>{count} 个文件损坏，第一个是 {file}：{reason}</translation>
    </message>
    <message>
        <source>RescaleSlope or RescaleIntercept is missing or 0 in {count} images.</source>
        <translation>{count} 幅图像的 RescaleSlope 或 RescaleIntercept 缺失或为 0。</translation>
    </message>
    <message>
        <source>A damaged DICOM file lies beside the series and may belong to it.</source>
        <translation>序列旁有一个损坏的 DICOM 文件，可能属于该序列。</translation>
    </message>
    <message>
        <source>The images differ in {keyword}: {shown}.</source>
        <translation>这些图像的 {keyword} 不一致：{shown}。</translation>
    </message>
    <message>
        <source>PixelSpacing is missing or not positive.</source>
        <translation>PixelSpacing 缺失或不是正数。</translation>
    </message>
    <message>
        <source>The images are scout views, not slices.</source>
        <translation>这些图像是定位像，不是断层层面。</translation>
    </message>
    <message>
        <source>an unnamed kind</source>
        <translation>未注明的类型</translation>
    </message>
    <message>
        <source>{issue} corrected by linear resampling: {detail}</source>
        <translation>{issue} 已通过线性重采样校正：{detail}</translation>
    </message>
    <message>
        <source>{detail} Resampling corrects this when asked to (--correct on the command line).</source>
        <translation>{detail} 经要求可通过重采样校正（命令行为 --correct）。</translation>
    </message>
    <message>
        <source>The series asks for a {function} window; shown linearly</source>
        <translation>序列要求 {function} 窗；此处按线性显示</translation>
    </message>
    <message>
        <source>{volume} mL of the image reach {limit} HU and more, most of it around {place}: metal, a filling or tooth enamel. Streaks and blooming change the CT numbers near it. Check the outline there on every slice.</source>
        <translation>图像中有 {volume} mL 达到 {limit} HU 及以上，其中大部分位于 {place} 附近：金属、牙科填充物或牙釉质。条纹和晕状伪影会改变其附近的 CT 值。请在每一层上检查该处的轮廓。</translation>
    </message>
    <message>
        <source>{file} was not written: the image is no DICOM series.</source>
        <translation>未写出 {file}：影像不是 DICOM 序列。</translation>
    </message>
    <message>
        <source>{file} was not written: {reason}</source>
        <translation>未写出 {file}：{reason}</translation>
    </message>
    <message>
        <source>Arc, radius {radius:g} mm</source>
        <translation>圆弧，半径 {radius:g} mm</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>below {value:g} {unit}</source>
        <translation>小于 {value:g} {unit}</translation>
    </message>
    <message>
        <source>{percent:g} %, from {voxels} voxels of diameter</source>
        <translation>{percent:g} %，直径至少 {voxels} 个体素</translation>
    </message>
    <message>
        <source>{voxels:g} voxels ({mm:.2f} mm)</source>
        <translation>{voxels:g} 个体素（{mm:.2f} mm）</translation>
    </message>
    <message>
        <source>{segment}: its volume depends on how it is counted: {figures}. {share} % of its voxels lie in parts that are thinner than two voxels, such as a thin cortex; there, thickness, volume and surface are known to about one voxel only. Use thinner slices and smaller pixels if this matters.</source>
        <translation>{segment}：体积取决于计数方式：{figures}。其 {share} % 的体素位于厚度不足两个体素的部分（例如薄的骨皮质），该处的厚度、体积和表面只能精确到约一个体素。如有必要，请使用更薄的层面和更小的像素。</translation>
    </message>
    <message>
        <source>{volume} mL as whole voxels</source>
        <translation>按整体素 {volume} mL</translation>
    </message>
    <message>
        <source>{volume} mL by the filled part of each border voxel</source>
        <translation>按各边界体素的填充部分 {volume} mL</translation>
    </message>
    <message>
        <source>{volume} mL inside the surface</source>
        <translation>表面所围 {volume} mL</translation>
    </message>
    <message>
        <source>{file} does not describe the output of the network.</source>
        <translation>{file} 没有描述网络的输出。</translation>
    </message>
    <message>
        <source>The metadata name channel {channel} of {count}, counted from 0.</source>
        <translation>元数据命名了第 {channel} 个通道（从 0 计），但共有 {count} 个。</translation>
    </message>
    <message>
        <source>The configuration does not say which network the weights belong to.</source>
        <translation>配置没有说明权重属于哪个网络。</translation>
    </message>
    <message>
        <source>{file} does not hold named values.</source>
        <translation>{file} 不包含命名的值。</translation>
    </message>
    <message>
        <source>{where}: it is nested too deeply.</source>
        <translation>{where}：嵌套过深。</translation>
    </message>
    <message>
        <source>{where}: the class or function {code}</source>
        <translation>{where}：类或函数 {code}</translation>
    </message>
    <message>
        <source>{where}: it is to be made in an unusual way.</source>
        <translation>{where}：要求以不寻常的方式创建。</translation>
    </message>
    <message>
        <source>{where}: it would read from elsewhere ({code}).</source>
        <translation>{where}：会从别处读取（{code}）。</translation>
    </message>
    <message>
        <source>{where}: there is no such entry.</source>
        <translation>{where}：没有这样的条目。</translation>
    </message>
    <message>
        <source>{where}: the expression {code}</source>
        <translation>{where}：表达式 {code}</translation>
    </message>
    <message>
        <source>{where}: text of another place, {code}</source>
        <translation>{where}：引用别处的文本 {code}</translation>
    </message>
    <message>
        <source>The peak of {what} lies at {place:.0f} HU, where {low:g} to {high:g} HU are usual; the scale may be shifted.</source>
        <translation>{what}的峰位于 {place:.0f} HU，通常为 {low:g} 至 {high:g} HU；标度可能有偏移。</translation>
    </message>
    <message>
        <source>The CT numbers are shared otherwise: {share:.0f} % lie between {lower:g} and {upper:g} HU, where {low:.0f} to {high:.0f} % are usual (deviation {score:.2f}, asked above {warn:g}, refused above {refuse:g}).</source>
        <translation>CT 值分布不同：{share:.0f} % 位于 {lower:g} 至 {upper:g} HU，通常为 {low:.0f} 至 {high:.0f} %（偏差 {score:.2f}，高于 {warn:g} 时询问，高于 {refuse:g} 时拒绝）。</translation>
    </message>
    <message>
        <source>There is no air in the image; the values may be no CT numbers, or it is cropped.</source>
        <translation>图像中没有空气；数值可能不是 CT 值，或图像被裁剪。</translation>
    </message>
    <message>
        <source>air</source>
        <translation>空气</translation>
    </message>
    <message>
        <source>There is no soft tissue in the image.</source>
        <translation>图像中没有软组织。</translation>
    </message>
    <message>
        <source>Its volume of {volume:.0f} mL is unusual ({low:g} to {high:g} mL).</source>
        <translation>其体积 {volume:.0f} mL 不寻常（通常 {low:g} 至 {high:g} mL）。</translation>
    </message>
    <message>
        <source>It lies in {count} parts, where {most} are usual.</source>
        <translation>它分为 {count} 个部分，通常为 {most} 个。</translation>
    </message>
    <message>
        <source>On real cases its Dice was only {dice:.2f}; take it for a hint.</source>
        <translation>在真实病例上其 Dice 系数仅为 {dice:.2f}；仅供参考。</translation>
    </message>
    <message>
        <source>It is cut off: {share:.0f} % of its surface lies on the border.</source>
        <translation>它被截断：其表面的 {share:.0f} % 位于边界上。</translation>
    </message>
    <message>
        <source>{bundle}, with tiles of {tile} voxels only, as memory was short</source>
        <translation>{bundle}，因内存不足，仅用 {tile} 体素的分块</translation>
    </message>
    <message>
        <source>It takes {count} images at a time, not one.</source>
        <translation>它一次需要 {count} 幅图像，而不是一幅。</translation>
    </message>
    <message>
        <source>Every voxel belongs to no region, or every region was left out as implausible.</source>
        <translation>没有体素属于任何区域，或所有区域因不合理而被舍去。</translation>
    </message>
    <message>
        <source>Region {number}</source>
        <translation>区域 {number}</translation>
    </message>
    <message>
        <source>{file} would be unpacked outside of the folder of the bundle.</source>
        <translation>{file} 会被解包到 bundle 文件夹之外。</translation>
    </message>
    <message>
        <source>{file} is a link to another place.</source>
        <translation>{file} 是指向别处的链接。</translation>
    </message>
    <message>
        <source>There is no such file or folder.</source>
        <translation>没有这样的文件或文件夹。</translation>
    </message>
    <message>
        <source>The bundle</source>
        <translation>该 bundle</translation>
    </message>
    <message>
        <source>It would unpack to too much data.</source>
        <translation>解包后的数据过大。</translation>
    </message>
    <message>
        <source>{name} holds several frames; series of single images are taken.</source>
        <translation>{name} 含有多帧；只接受单幅影像组成的序列。</translation>
    </message>
    <message>
        <source>The empty Specific Character Set of the images was written as {set}.</source>
        <translation>影像中为空的 Specific Character Set 已写为 {set}。</translation>
    </message>
    <message>
        <source>Slice {number} is {distance:.2f} mm away from the nearest image</source>
        <translation>第 {number} 层距最近的影像 {distance:.2f} mm</translation>
    </message>
    <message>
        <source>{keyword}, which the images lack, was written empty.</source>
        <translation>影像中缺少的 {keyword} 已写为空值。</translation>
    </message>
    <message>
        <source>Rows and columns of the images differ</source>
        <translation>影像的行和列不同</translation>
    </message>
    <message>
        <source>{name} has no {keyword}.</source>
        <translation>{name} 没有 {keyword}。</translation>
    </message>
    <message>
        <source>A contour lies {distance:.2f} mm beside slice {number}.</source>
        <translation>有轮廓偏离第 {number} 层 {distance:.2f} mm。</translation>
    </message>
    <message>
        <source>{program} was not found on this computer: install it, or give its path as 'Command'.</source>
        <translation>本机未找到 {program}：请安装它，或在“命令”中给出其路径。</translation>
    </message>
    <message>
        <source>It ended with exit code {code}. {last}</source>
        <translation>它以退出代码 {code} 结束。{last}</translation>
    </message>
    <message>
        <source>It has the size {found}, the series has {given}.</source>
        <translation>其大小为 {found}，而序列为 {given}。</translation>
    </message>
    <message>
        <source>Its file {file} is damaged.</source>
        <translation>其文件 {file} 已损坏。</translation>
    </message>
    <message>
        <source>It lies elsewhere: {apart}.</source>
        <translation>其位置不同：{apart}。</translation>
    </message>
    <message>
        <source>It holds values that are no labels.</source>
        <translation>其中含有不是标签的值。</translation>
    </message>
    <message>
        <source>There is no folder fold_0 with {file}.</source>
        <translation>没有含 {file} 的文件夹 fold_0。</translation>
    </message>
    <message>
        <source>It takes files that end with {ending}, not with {known}.</source>
        <translation>它接受以 {ending} 结尾的文件，而不是 {known}。</translation>
    </message>
    <message>
        <source>Its file dataset.json cannot be read: {error}</source>
        <translation>其文件 dataset.json 无法读取：{error}</translation>
    </message>
    <message>
        <source>It is made for {channels}, not for one CT.</source>
        <translation>它用于 {channels}，而不是单个 CT。</translation>
    </message>
    <message>
        <source>It wrote no file {file}.</source>
        <translation>它没有写出文件 {file}。</translation>
    </message>
    <message>
        <source>volume</source>
        <translation>体积</translation>
    </message>
    <message>
        <source>overlap with the ideal shape</source>
        <translation>与理想形状的重叠</translation>
    </message>
    <message>
        <source>equal extent in all directions</source>
        <translation>各方向范围相等</translation>
    </message>
    <message>
        <source>length against width</source>
        <translation>长宽比</translation>
    </message>
    <message>
        <source>one piece</source>
        <translation>单一整体</translation>
    </message>
    <message>
        <source>no holes</source>
        <translation>无孔洞</translation>
    </message>
    <message>
        <source>{feature} ({score})</source>
        <translation>{feature}（得分 {score}）</translation>
    </message>
    <message>
        <source>{name}: grown from seeds</source>
        <translation>{name}：由种子生长</translation>
    </message>
    <message>
        <source>{name} {number}</source>
        <translation>{name} 第 {number} 个</translation>
    </message>
    <message>
        <source>{role} {number}</source>
        <translation>{role}第 {number} 个</translation>
    </message>
    <message>
        <source>Table and surroundings removed</source>
        <translation>已去除检查床和周围物体</translation>
    </message>
    <message>
        <source>"{part}" is not a name and a density, such as rod 1 = 75</source>
        <translation>“{part}”不是名称和密度，正确的写法如rod 1 = 75</translation>
    </message>
    <message>
        <source>The rods do not lie on a rising line (R² = {fit})</source>
        <translation>各棒不在一条上升的直线上（R² = {fit}）</translation>
    </message>
    <message>
        <source>point {number}</source>
        <translation>点 {number}</translation>
    </message>
    <message>
        <source>a part of the line</source>
        <translation>线段的一部分</translation>
    </message>
    <message>
        <source>Length in the body of the line that is straight in the curved image; on screen it looks {on_screen:.1f} mm long.</source>
        <translation>在曲面图像中为直线的线段在体内的长度；在屏幕上看起来长 {on_screen:.1f} mm。</translation>
    </message>
    <message>
        <source>Number type of positions</source>
        <translation>位置的数值类型</translation>
    </message>
    <message>
        <source>Slice thickness in the header</source>
        <translation>头信息中的层厚</translation>
    </message>
    <message>
        <source>Border of the segment</source>
        <translation>分割区域的边界</translation>
    </message>
    <message>
        <source>Rounding of image values</source>
        <translation>影像数值的修约</translation>
    </message>
    <message>
        <source>Displayed digits</source>
        <translation>显示的位数</translation>
    </message>
    <message>
        <source>Spacing along i</source>
        <translation>沿 i 的间距</translation>
    </message>
    <message>
        <source>Spacing along j</source>
        <translation>沿 j 的间距</translation>
    </message>
    <message>
        <source>Spacing along k</source>
        <translation>沿 k 的间距</translation>
    </message>
    <message>
        <source>The border is off by at most a quarter of a voxel, everywhere to the same side.</source>
        <translation>边界最多偏差四分之一体素，且各处偏向同一侧。</translation>
    </message>
    <message>
        <source>Spacing and slice thickness are right within the three decimals of their header.</source>
        <translation>间距和层厚在头信息的三位小数之内是正确的。</translation>
    </message>
    <message>
        <source>The value is taken as linear: it cannot be worked out again at other places.</source>
        <translation>数值按线性处理：无法在其他位置重新计算。</translation>
    </message>
    <message>
        <source>rectangular</source>
        <translation>矩形</translation>
    </message>
    <message>
        <source>triangular</source>
        <translation>三角形</translation>
    </message>
    <message>
        <source>Pixel of the view</source>
        <translation>视图像素</translation>
    </message>
    <message>
        <source>Mark of the point</source>
        <translation>点的标记</translation>
    </message>
    <message>
        <source>Depth of the view</source>
        <translation>视图深度</translation>
    </message>
    <message>
        <source>Voxel along i</source>
        <translation>沿 i 的体素</translation>
    </message>
    <message>
        <source>Voxel along j</source>
        <translation>沿 j 的体素</translation>
    </message>
    <message>
        <source>Voxel along k</source>
        <translation>沿 k 的体素</translation>
    </message>
    <message>
        <source>The axes of the voxels are not known: {size} mm in every direction is assumed.</source>
        <translation>体素的轴未知：假设各方向均为 {size} mm。</translation>
    </message>
    <message>
        <source>No view is known for some points: each is off by at most half a voxel.</source>
        <translation>部分点的视图未知：每个点最多偏差半个体素。</translation>
    </message>
    <message>
        <source>place {number}</source>
        <translation>位置 {number}</translation>
    </message>
    <message>
        <source>{option} {word} is not of the form NAME=VALUE</source>
        <translation>{option} {word} 不是“名称=值”的形式</translation>
    </message>
    <message>
        <source>{option} {name} is given twice</source>
        <translation>{option} {name} 重复给出</translation>
    </message>
    <message>
        <source>one of: {known}</source>
        <translation>可选：{known}</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Authors</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Copyright</source>
        <translation>版权</translation>
    </message>
    <message>
        <source>Intended use</source>
        <translation>预期用途</translation>
    </message>
    <message>
        <source>Hash</source>
        <translation>哈希值</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可</translation>
    </message>
    <message>
        <source>Needs trust</source>
        <translation>需要信任</translation>
    </message>
    <message>
        <source>  excluded: {state}</source>
        <translation>  排除：{state}</translation>
    </message>
    <message>
        <source>needs trust: {what}</source>
        <translation>需要信任：{what}</translation>
    </message>
    <message>
        <source>It is complete, and its code is trusted.</source>
        <translation>它是完整的，其代码受信任。</translation>
    </message>
    <message>
        <source>It is complete, and its configuration is harmless.</source>
        <translation>它是完整的，其配置无害。</translation>
    </message>
    <message>
        <source>Report: {path}</source>
        <translation>报告：{path}</translation>
    </message>
    <message>
        <source>{count} files are no images and were left out.</source>
        <translation>{count} 个文件不是图像，已略去。</translation>
    </message>
    <message>
        <source>From the start of the command to the report: {seconds:.1f} s</source>
        <translation>从命令开始到生成报告：{seconds:.1f} s</translation>
    </message>
    <message>
        <source>{region} ({state}): Dice {dice}, surface Dice {surface}, HD95 {hd95} mm, HD {largest} mm</source>
        <translation>{region}（{state}）：Dice {dice}，表面 Dice {surface}，HD95 {hd95} mm，HD {largest} mm</translation>
    </message>
    <message>
        <source>{region}: {number} compared, {missed} missed, Dice {mean} (smallest {least}), HD95 {middle} mm (largest {largest})</source>
        <translation>{region}：比较 {number} 例，遗漏 {missed} 例，Dice {mean}（最小 {least}），HD95 {middle} mm（最大 {largest}）</translation>
    </message>
    <message>
        <source>The surface does not correspond to the segment.</source>
        <translation>表面与区域不对应。</translation>
    </message>
    <message>
        <source>Accepted: {finding}</source>
        <translation>已接受：{finding}</translation>
    </message>
    <message>
        <source>DICOM series: {path} ({count} slices)</source>
        <translation>DICOM 序列：{path}（{count} 层）</translation>
    </message>
    <message>
        <source>Truth: {path}</source>
        <translation>真值：{path}</translation>
    </message>
    <message>
        <source>{phantom}, {image}: {quantity} ({number}): largest error {error}, declared {declared}: {holds}</source>
        <translation>{phantom}，{image}：{quantity}（{number}）：最大误差 {error}，声明 {declared}：{holds}</translation>
    </message>
    <message>
        <source>what to verify: {value}</source>
        <translation>要验证的内容：{value}</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>符合</translation>
    </message>
    <message>
        <source>does not hold</source>
        <translation>不符合</translation>
    </message>
    <message>
        <source>Step not done: {step}</source>
        <translation>未完成的步骤：{step}</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>手册</translation>
    </message>
    <message>
        <source>the following arguments are required: {names}</source>
        <translation>缺少必需的参数：{names}</translation>
    </message>
    <message>
        <source>unrecognized arguments: {names}</source>
        <translation>无法识别的参数：{names}</translation>
    </message>
    <message>
        <source>argument {name}: expected one argument</source>
        <translation>参数 {name}：需要一个值</translation>
    </message>
    <message>
        <source>argument {name}: invalid choice: {found} (choose from {known})</source>
        <translation>参数 {name}：无效的选择 {found}（可选 {known}）</translation>
    </message>
    <message>
        <source>Clauses: {clauses}</source>
        <translation>条款：{clauses}</translation>
    </message>
    <message>
        <source>Permission: {permission}</source>
        <translation>权限：{permission}</translation>
    </message>
    <message>
        <source>For: {scope}</source>
        <translation>适用：{scope}</translation>
    </message>
    <message>
        <source>Manual: {page}</source>
        <translation>手册：{page}</translation>
    </message>
    <message>
        <source>Inputs</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>Outputs</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>Data requirements</source>
        <translation>数据要求</translation>
    </message>
    <message>
        <source>Risk</source>
        <translation>风险</translation>
    </message>
    <message>
        <source>Anchor rule</source>
        <translation>锚点规则</translation>
    </message>
    <message>
        <source>Rigidity</source>
        <translation>刚性</translation>
    </message>
    <message>
        <source>Further</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>可省略</translation>
    </message>
    <message>
        <source>may be given several times</source>
        <translation>可给出多次</translation>
    </message>
    <message>
        <source>One of: {choices}.</source>
        <translation>可选：{choices}。</translation>
    </message>
    <message>
        <source>Allowed: {limits}.</source>
        <translation>允许：{limits}。</translation>
    </message>
    <message>
        <source>Needs: {parts}</source>
        <translation>需要：{parts}</translation>
    </message>
    <message>
        <source>In {unit}.</source>
        <translation>单位：{unit}。</translation>
    </message>
    <message>
        <source>Bone</source>
        <translation>骨</translation>
    </message>
    <message>
        <source>Compact bone</source>
        <translation>密质骨</translation>
    </message>
    <message>
        <source>Soft tissue</source>
        <translation>软组织</translation>
    </message>
    <message>
        <source>Muscle</source>
        <translation>肌肉</translation>
    </message>
    <message>
        <source>Body fat</source>
        <translation>体脂肪</translation>
    </message>
    <message>
        <source>Lung</source>
        <translation>肺</translation>
    </message>
    <message>
        <source>Airway</source>
        <translation>气道</translation>
    </message>
    <message>
        <source>Airway structure</source>
        <translation>气道结构</translation>
    </message>
    <message>
        <source>Contrast medium</source>
        <translation>对比剂</translation>
    </message>
    <message>
        <source>Contrast agent</source>
        <translation>对比剂</translation>
    </message>
    <message>
        <source>Contrast vessel</source>
        <translation>增强血管</translation>
    </message>
    <message>
        <source>Blood vessel</source>
        <translation>血管</translation>
    </message>
    <message>
        <source>Skin</source>
        <translation>皮肤</translation>
    </message>
    <message>
        <source>Skin structure</source>
        <translation>皮肤结构</translation>
    </message>
    <message>
        <source>Metal</source>
        <translation>金属</translation>
    </message>
    <message>
        <source>Implant</source>
        <translation>植入物</translation>
    </message>
    <message>
        <source>standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>right to left</source>
        <translation>左右方向</translation>
    </message>
    <message>
        <source>front to back</source>
        <translation>前后方向</translation>
    </message>
    <message>
        <source>bottom to top</source>
        <translation>上下方向</translation>
    </message>
    <message>
        <source>longest axis</source>
        <translation>最长轴</translation>
    </message>
    <message>
        <source>tilt of the longest axis</source>
        <translation>最长轴的倾斜角</translation>
    </message>
    <message>
        <source>right to left (cut off by the image border)</source>
        <translation>左右方向（被图像边界截断）</translation>
    </message>
    <message>
        <source>front to back (cut off by the image border)</source>
        <translation>前后方向（被图像边界截断）</translation>
    </message>
    <message>
        <source>bottom to top (cut off by the image border)</source>
        <translation>上下方向（被图像边界截断）</translation>
    </message>
    <message>
        <source>longest axis (cut off by the image border)</source>
        <translation>最长轴（被图像边界截断）</translation>
    </message>
    <message>
        <source>Number of voxels times the volume of a voxel.</source>
        <translation>体素数乘以体素体积。</translation>
    </message>
    <message>
        <source>Voxels on the border count by how much of them the segment fills, judged from the image.</source>
        <translation>边界体素按其被区域填充的程度计数，由图像判断。</translation>
    </message>
    <message>
        <source>Over all voxels of the segment, those on its border included.</source>
        <translation>对区域的全部体素计算，包括边界体素。</translation>
    </message>
    <message>
        <source>Distance of the two outermost points of the surface, measured along this axis.</source>
        <translation>表面最外侧两点之间沿该轴测得的距离。</translation>
    </message>
    <message>
        <source>Distance of the two outermost points of the surface, measured along this axis. The structure reaches the border of the image and may go on beyond it.</source>
        <translation>表面最外侧两点之间沿该轴测得的距离。该结构到达图像边界，可能延伸到边界之外。</translation>
    </message>
    <message>
        <source>Angle between the first principal axis of the surface and the head-foot axis of the patient.</source>
        <translation>表面的第一主轴与患者头足轴之间的角度。</translation>
    </message>
    <message>
        <source>Straight distance between two points.</source>
        <translation>两点之间的直线距离。</translation>
    </message>
    <message>
        <source>Angle at the second of three points.</source>
        <translation>三个点中第二个点处的角度。</translation>
    </message>
    <message>
        <source>Angle between the line from point 1 to 2 and the line from point 3 to 4.</source>
        <translation>点 1 至点 2 的连线与点 3 至点 4 的连线之间的角度。</translation>
    </message>
    <message>
        <source>Axial plane through the middle of the segment</source>
        <translation>通过区域中部的横断面</translation>
    </message>
    <message>
        <source>Coronal plane through the middle of the segment</source>
        <translation>通过区域中部的冠状面</translation>
    </message>
    <message>
        <source>Sagittal plane through the middle of the segment</source>
        <translation>通过区域中部的矢状面</translation>
    </message>
    <message>
        <source>Coronal maximum intensity projection</source>
        <translation>冠状面最大密度投影</translation>
    </message>
    <message>
        <source>3-D model, anterior view</source>
        <translation>三维模型，前面观</translation>
    </message>
    <message>
        <source>3-D model, left view</source>
        <translation>三维模型，左面观</translation>
    </message>
    <message>
        <source>Compatible.</source>
        <translation>兼容。</translation>
    </message>
    <message>
        <source>Recommendations accepted.</source>
        <translation>已接受不符合的建议性要求。</translation>
    </message>
    <message>
        <source>Points by hand: not done.</source>
        <translation>手动放置点：未执行。</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>left out: small</source>
        <translation>已排除：过小</translation>
    </message>
    <message>
        <source>left out: outside the body</source>
        <translation>已排除：位于身体之外</translation>
    </message>
    <message>
        <source>filled</source>
        <translation>已填充</translation>
    </message>
    <message>
        <source>left open</source>
        <translation>保持开放</translation>
    </message>
    <message>
        <source>Part, smaller ones</source>
        <translation>部分（较小者）</translation>
    </message>
    <message>
        <source>Hole</source>
        <translation>孔洞</translation>
    </message>
    <message>
        <source>Hole, smaller ones</source>
        <translation>孔洞（较小者）</translation>
    </message>
    <message>
        <source>Hole in slices only</source>
        <translation>仅在层面内封闭的孔洞</translation>
    </message>
    <message>
        <source>Bridge</source>
        <translation>桥接</translation>
    </message>
    <message>
        <source>Bridge, smaller ones</source>
        <translation>桥接（较小者）</translation>
    </message>
    <message>
        <source>Class 1</source>
        <translation>类别 1</translation>
    </message>
    <message>
        <source>Class 2</source>
        <translation>类别 2</translation>
    </message>
    <message>
        <source>Class 3</source>
        <translation>类别 3</translation>
    </message>
    <message>
        <source>Class 4</source>
        <translation>类别 4</translation>
    </message>
    <message>
        <source>Class 5</source>
        <translation>类别 5</translation>
    </message>
    <message>
        <source>Core of contrast medium</source>
        <translation>对比剂的核心</translation>
    </message>
    <message>
        <source>Core of contrast medium, smaller ones</source>
        <translation>对比剂的核心（较小者）</translation>
    </message>
    <message>
        <source>Even bodies only, without bone</source>
        <translation>仅有均匀物体，没有骨骼</translation>
    </message>
    <message>
        <source>Volume by definition</source>
        <translation>按定义的体积</translation>
    </message>
    <message>
        <source>bone surface</source>
        <translation>骨表面</translation>
    </message>
    <message>
        <source>pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>scene</source>
        <translation>场景</translation>
    </message>
    <message>
        <source>local user</source>
        <translation>本机用户</translation>
    </message>
    <message>
        <source>voxels</source>
        <translation>体素</translation>
    </message>
    <message>
        <source>Joined to the seeds</source>
        <translation>与种子点相连</translation>
    </message>
    <message>
        <source>Completion</source>
        <translation>补全</translation>
    </message>
    <message>
        <source>less dense bone</source>
        <translation>密度较低的骨</translation>
    </message>
    <message>
        <source>added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Exclusions</source>
        <translation>排除的内容</translation>
    </message>
    <message>
        <source>smoothing</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>hole filling</source>
        <translation>孔洞填充</translation>
    </message>
    <message>
        <source>decimation</source>
        <translation>网格简化</translation>
    </message>
    <message>
        <source>The surface was not altered. It lies where the voxels at the border of the segment are half filled, judged by their grey values.</source>
        <translation>表面未经修改。它位于分割区域边界体素按其灰度值判断被填充一半之处。</translation>
    </message>
    <message>
        <source>The surface was not altered. It lies midway between the centres of the outermost voxels of the segment and of the voxels next to them.</source>
        <translation>表面未经修改。它位于分割区域最外层体素的中心与其相邻体素的中心之间的中点处。</translation>
    </message>
    <message>
        <source>The surface was not altered. It lies where the voxels at the border of the segment are half filled, judged by their grey values. Its volume differs by more than a tenth from that of the voxels, as much of the segment consists of border voxels, which the image fills in part.</source>
        <translation>表面未经修改。它位于分割区域边界体素按其灰度值判断被填充一半之处。其体积与体素体积相差超过十分之一，因为区域的很大部分由边界体素组成，而按图像判断这些体素仅被部分填充。</translation>
    </message>
    <message>
        <source>The surface was not altered. It lies midway between the centres of the outermost voxels of the segment and of the voxels next to them. Its volume differs by more than a tenth from that of the voxels, as it cuts off their corners and edges.</source>
        <translation>表面未经修改。它位于分割区域最外层体素的中心与其相邻体素的中心之间的中点处。其体积与体素体积相差超过十分之一，因为表面截去了体素的角和棱。</translation>
    </message>
    <message>
        <source>That of the series.</source>
        <translation>与序列相同。</translation>
    </message>
    <message>
        <source>Not checked: no image was given.</source>
        <translation>未检查：未提供图像。</translation>
    </message>
    <message>
        <source>Not checked: the surface is not for planning.</source>
        <translation>未检查：该表面不用于制定计划。</translation>
    </message>
    <message>
        <source>at the points given</source>
        <translation>在给出的点处</translation>
    </message>
    <message>
        <source>found at the walls</source>
        <translation>在管壁处自动求出</translation>
    </message>
    <message>
        <source>none: it is a ring</source>
        <translation>无：为环形</translation>
    </message>
    <message>
        <source>Bridged: fainter voxels were taken to join the points.</source>
        <translation>已桥接：为连接各点采用了较暗的体素。</translation>
    </message>
    <message>
        <source>Thinner than two voxels in places: the radius there is rough.</source>
        <translation>局部细于两个体素：该处半径仅为粗略值。</translation>
    </message>
    <message>
        <source>The slices are far apart: across them the line and its radius are less certain.</source>
        <translation>层间距较大：跨层方向上中心线及其半径的确定性较低。</translation>
    </message>
    <message>
        <source>The slices are close enough.</source>
        <translation>层间距足够小。</translation>
    </message>
    <message>
        <source>bifurcation</source>
        <translation>分叉</translation>
    </message>
    <message>
        <source>wall</source>
        <translation>管壁</translation>
    </message>
    <message>
        <source>CPR (straightened), rotation {deg:.1f}°; lengths hold on the axis only</source>
        <translation>CPR（拉直），旋转 {deg:.1f}°；长度仅在轴线上成立</translation>
    </message>
    <message>
        <source>CPR (stretched), rotation {deg:.1f}°; lengths hold along the curved surface</source>
        <translation>CPR（展开），旋转 {deg:.1f}°；长度沿曲面成立</translation>
    </message>
    <message>
        <source>Straightened volume, rotation {deg:.1f}°; lengths hold on the axis only</source>
        <translation>拉直体数据，旋转 {deg:.1f}°；长度仅在轴线上成立</translation>
    </message>
    <message>
        <source>on the axis only</source>
        <translation>仅在轴线上</translation>
    </message>
    <message>
        <source>along the curved surface</source>
        <translation>沿曲面</translation>
    </message>
    <message>
        <source>root mean square</source>
        <translation>均方根</translation>
    </message>
    <message>
        <source>deformable</source>
        <translation>形变</translation>
    </message>
    <message>
        <source>area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>long axis</source>
        <translation>长径</translation>
    </message>
    <message>
        <source>short axis</source>
        <translation>短径</translation>
    </message>
    <message>
        <source>Value of the voxel in which the point lies.</source>
        <translation>点所在体素的值。</translation>
    </message>
    <message>
        <source>Length of the smooth curve through the points.</source>
        <translation>通过各点的光滑曲线的长度。</translation>
    </message>
    <message>
        <source>Length all round the smooth closed curve through the points.</source>
        <translation>通过各点的光滑闭合曲线一整圈的长度。</translation>
    </message>
    <message>
        <source>Smaller angle between the line through points 1 and 2 and the line through points 3 and 4.</source>
        <translation>过点1和2的直线与过点3和4的直线之间较小的夹角。</translation>
    </message>
    <message>
        <source>Angle between the two end plates, projected onto the coronal plane of the patient.</source>
        <translation>两个终板投影到患者冠状面上的夹角。</translation>
    </message>
    <message>
        <source>Angle between the two end plates, projected onto the sagittal plane of the patient.</source>
        <translation>两个终板投影到患者矢状面上的夹角。</translation>
    </message>
    <message>
        <source>Distance of point 4 from the plane through points 1, 2 and 3.</source>
        <translation>点4到过点1、2、3的平面的距离。</translation>
    </message>
    <message>
        <source>Distance of the point from the nearest place of the surface.</source>
        <translation>点到表面最近位置的距离。</translation>
    </message>
    <message>
        <source>Distance of the two nearest places of both surfaces.</source>
        <translation>两个表面上最近两个位置之间的距离。</translation>
    </message>
    <message>
        <source>Voxels of one slice whose centres lie inside the shape.</source>
        <translation>一个切面内中心位于形状内的体素。</translation>
    </message>
    <message>
        <source>Interpolated at points in an oblique plane, as far apart as the finest spacing of voxels.</source>
        <translation>在斜面中按体素最小间距取点插值。</translation>
    </message>
    <message>
        <source>Voxels whose centres lie inside the shape.</source>
        <translation>中心位于形状内的体素。</translation>
    </message>
    <message>
        <source>Area of the shape itself.</source>
        <translation>形状自身的面积。</translation>
    </message>
    <message>
        <source>Volume of the shape itself.</source>
        <translation>形状自身的体积。</translation>
    </message>
    <message>
        <source>Longest distance of two places of its border in one slice of the image.</source>
        <translation>图像一个切面内其边界上两个位置之间的最长距离。</translation>
    </message>
    <message>
        <source>Longest chord in the same slice at right angles to the long axis.</source>
        <translation>同一切面内与长径垂直的最长弦。</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>by its name</source>
        <translation>按其名称</translation>
    </message>
    <message>
        <source>not recognised, unchanged</source>
        <translation>未识别，未更改</translation>
    </message>
    <message>
        <source>counted from the uppermost vertebra that was given</source>
        <translation>从给定的最上方椎骨开始计数</translation>
    </message>
    <message>
        <source>vertebra, number not certain, unchanged</source>
        <translation>椎骨，编号不确定，未更改</translation>
    </message>
    <message>
        <source>counted along the spine, by ribs</source>
        <translation>按肋骨沿脊柱计数</translation>
    </message>
    <message>
        <source>counted from the sacrum</source>
        <translation>从骶骨开始计数</translation>
    </message>
    <message>
        <source>by the vertebra that it begins at</source>
        <translation>按其起始的椎骨</translation>
    </message>
    <message>
        <source>in both</source>
        <translation>两者都有</translation>
    </message>
    <message>
        <source>empty in both</source>
        <translation>两者均为空</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>not in the reference</source>
        <translation>参考中没有</translation>
    </message>
    <message>
        <source>compared</source>
        <translation>已比较</translation>
    </message>
    <message>
        <source>no result: every region counts as missed</source>
        <translation>无结果：所有区域按遗漏计算</translation>
    </message>
    <message>
        <source>no reference: not counted</source>
        <translation>无参考：不计入</translation>
    </message>
    <message>
        <source>All regions</source>
        <translation>所有区域</translation>
    </message>
    <message>
        <source>Only in the reference</source>
        <translation>仅参考中有</translation>
    </message>
    <message>
        <source>Only in the result</source>
        <translation>仅结果中有</translation>
    </message>
    <message>
        <source>In another region</source>
        <translation>在另一区域中</translation>
    </message>
    <message>
        <source>In both</source>
        <translation>两者都有</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>遗漏</translation>
    </message>
    <message>
        <source>Not in the reference</source>
        <translation>参考中没有</translation>
    </message>
    <message>
        <source>Empty in both</source>
        <translation>两者均为空</translation>
    </message>
    <message>
        <source>Dice, mean</source>
        <translation>Dice，平均</translation>
    </message>
    <message>
        <source>Dice, smallest</source>
        <translation>Dice，最小</translation>
    </message>
    <message>
        <source>Surface Dice, mean</source>
        <translation>表面 Dice，平均</translation>
    </message>
    <message>
        <source>HD95, median</source>
        <translation>HD95，中位数</translation>
    </message>
    <message>
        <source>HD95, largest</source>
        <translation>HD95，最大</translation>
    </message>
    <message>
        <source>Hausdorff distance, largest</source>
        <translation>豪斯多夫距离，最大</translation>
    </message>
    <message>
        <source>Volume difference, mean</source>
        <translation>体积差，平均</translation>
    </message>
    <message>
        <source>Its slices do not coincide with those of the series.</source>
        <translation>其层面与序列的层面不一致。</translation>
    </message>
    <message>
        <source>It has no closed planar contour.</source>
        <translation>它没有闭合的平面轮廓。</translation>
    </message>
    <message>
        <source>A contour lies outside of the series.</source>
        <translation>有轮廓位于序列之外。</translation>
    </message>
    <message>
        <source>Contours become voxels only on the grid of their series, which was not given.</source>
        <translation>轮廓只有在其序列的网格上才能变为体素，而该序列未给出。</translation>
    </message>
    <message>
        <source>Smaller parts left out</source>
        <translation>舍去的较小部分</translation>
    </message>
    <message>
        <source>Dice on real cases</source>
        <translation>真实病例上的 Dice</translation>
    </message>
    <message>
        <source>plausible</source>
        <translation>合理</translation>
    </message>
    <message>
        <source>check</source>
        <translation>请检查</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Running the network</source>
        <translation>正在运行网络</translation>
    </message>
    <message>
        <source>Loading the network libraries</source>
        <translation>正在加载网络库</translation>
    </message>
    <message>
        <source>Loading the weights</source>
        <translation>正在加载权重</translation>
    </message>
    <message>
        <source>Preparing the image</source>
        <translation>正在准备图像</translation>
    </message>
    <message>
        <source>Choosing the region of each voxel</source>
        <translation>正在选择每个体素的区域</translation>
    </message>
    <message>
        <source>Running what the bundle does after its network</source>
        <translation>正在运行 bundle 在网络之后的处理</translation>
    </message>
    <message>
        <source>There was not enough memory; taking smaller tiles</source>
        <translation>内存不足，改用较小的分块</translation>
    </message>
    <message>
        <source>Length of the vessel in the body, along its axis, between the cross-sections of the points.</source>
        <translation>血管在体内沿其轴线、在各点横截面之间的长度。</translation>
    </message>
    <message>
        <source>Length in the body of a line drawn in the curved image, along the bent surface that it shows.</source>
        <translation>在曲面图像中所画线段沿其所示弯曲曲面在体内的长度。</translation>
    </message>
    <message>
        <source>Straight distance in the body between two points of the curved image, through whatever lies between them.</source>
        <translation>曲面图像中两点在体内的直线距离，不论其间有何结构。</translation>
    </message>
    <message>
        <source>Width of the vessel in the body between two points of its wall, at right angles to its axis.</source>
        <translation>血管壁上两点之间、垂直于轴线的体内宽度。</translation>
    </message>
    <message>
        <source>Area in the body inside an outline of the vessel, in the plane at right angles to its axis.</source>
        <translation>血管轮廓在垂直于轴线的平面内的体内面积。</translation>
    </message>
    <message>
        <source>Angle in the body at the axis of the second point, between straight lines to the axis of the first and of the third.</source>
        <translation>体内在第二点的轴线处、到第一点和第三点轴线处的直线之间的角度。</translation>
    </message>
    <message>
        <source>In a slice view a point lies where the pointer meets the plane of the slice.</source>
        <translation>在切片视图中，点位于指针与切片平面的交点。</translation>
    </message>
    <message>
        <source>In a 3-D view a point lies on a vertex of the visible surface: of the triangle under the pointer, the corner that is nearest to the place under the pointer.</source>
        <translation>在三维视图中，点位于可见表面的顶点：指针下方三角面中距指针位置最近的顶点。</translation>
    </message>
    <message>
        <source>In a 3-D view a point lies exactly where the line of sight under the pointer meets the visible surface.</source>
        <translation>在三维视图中，点正好位于指针处视线与可见表面的交点。</translation>
    </message>
    <message>
        <source>In a volume rendering a point lies where the opacity first reaches {threshold:.0%} along the line of sight under the pointer.</source>
        <translation>在体绘制中，点位于指针处视线上不透明度首次达到 {threshold:.0%} 的位置。</translation>
    </message>
    <message>
        <source>In a maximum intensity projection a point lies at the highest value along the line of sight under the pointer, and at the nearest to the viewer if there are several.</source>
        <translation>在最大密度投影中，点位于指针处视线上值最高的位置；若有多处，取离观察者最近者。</translation>
    </message>
    <message>
        <source>Length of the axis between the cross-sections of the points.</source>
        <translation>各点横截面之间的轴线长度。</translation>
    </message>
    <message>
        <source>Straight distance in the body between the two points, not along the image.</source>
        <translation>两点在体内的直线距离，不沿图像。</translation>
    </message>
    <message>
        <source>Distance of both ends across the axis, in one cross-section.</source>
        <translation>两端在同一横截面内横跨轴线的距离。</translation>
    </message>
    <message>
        <source>Area inside the outline, in one cross-section of the axis.</source>
        <translation>轮廓在轴线的一个横截面内所围的面积。</translation>
    </message>
    <message>
        <source>Angle at the axis of the second point, between straight lines to the axis of the others.</source>
        <translation>在第二点的轴线处、到其他点轴线处的直线之间的角度。</translation>
    </message>
    <message>
        <source>Verification of measurements in curved images</source>
        <translation>曲面图像中测量的验证</translation>
    </message>
    <message>
        <source>Helix</source>
        <translation>螺旋线</translation>
    </message>
    <message>
        <source>Tortuous vessel</source>
        <translation>迂曲血管</translation>
    </message>
    <message>
        <source>Vessel with stenosis of 70 %</source>
        <translation>狭窄 70 % 的血管</translation>
    </message>
    <message>
        <source>whole axis</source>
        <translation>整条轴线</translation>
    </message>
    <message>
        <source>middle of the axis</source>
        <translation>轴线中部</translation>
    </message>
    <message>
        <source>Every measurement is within the declared accuracy.</source>
        <translation>所有测量均在声明的准确度之内。</translation>
    </message>
    <message>
        <source>There are measurements that are not within the declared accuracy.</source>
        <translation>有测量不在声明的准确度之内。</translation>
    </message>
    <message>
        <source>Round vessels along courses with formulas were scanned without noise, drawn along their axis, and measured where the image shows the walls (half way between blood and tissue) or the axis. Arc length, lines beside the axis and angles are integrated from the formulas, apart from the mapping that is verified.</source>
        <translation>沿公式给出的走行的圆形血管在无噪声条件下扫描，沿其轴线展开，并在图像显示管壁（血液与组织的中间值处）或轴线的位置测量。弧长、轴线旁的线和角度由公式积分得到，与被验证的映射无关。</translation>
    </message>
    <message>
        <source>'On screen' is what a ruler that ignores the bend would read.</source>
        <translation>“屏幕读数”是忽略弯曲的标尺会读出的数值。</translation>
    </message>
    <message>
        <source>straightened volume</source>
        <translation>拉直体数据</translation>
    </message>
    <message>
        <source>equivalent diameter</source>
        <translation>等效直径</translation>
    </message>
    <message>
        <source>inscribed diameter</source>
        <translation>内切直径</translation>
    </message>
    <message>
        <source>least diameter</source>
        <translation>最小直径</translation>
    </message>
    <message>
        <source>greatest diameter</source>
        <translation>最大直径</translation>
    </message>
    <message>
        <source>cross-section area</source>
        <translation>截面面积</translation>
    </message>
    <message>
        <source>narrowest place</source>
        <translation>最窄处</translation>
    </message>
    <message>
        <source>widest place</source>
        <translation>最宽处</translation>
    </message>
    <message>
        <source>In the plane at right angles to the line.</source>
        <translation>在与线垂直的平面内。</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>reaches the border of the image</source>
        <translation>到达图像边缘</translation>
    </message>
    <message>
        <source>not closed</source>
        <translation>不闭合</translation>
    </message>
    <message>
        <source>end of the vessel</source>
        <translation>血管末端</translation>
    </message>
    <message>
        <source>too little contrast</source>
        <translation>对比度不足</translation>
    </message>
    <message>
        <source>outside of the vessel</source>
        <translation>在血管之外</translation>
    </message>
    <message>
        <source>diameter stenosis</source>
        <translation>直径狭窄率</translation>
    </message>
    <message>
        <source>area stenosis</source>
        <translation>面积狭窄率</translation>
    </message>
    <message>
        <source>stenosis (NASCET)</source>
        <translation>狭窄率（NASCET）</translation>
    </message>
    <message>
        <source>stenosis (ECST)</source>
        <translation>狭窄率（ECST）</translation>
    </message>
    <message>
        <source>length of the stenosis</source>
        <translation>狭窄长度</translation>
    </message>
    <message>
        <source>Narrowest place against the vessel beyond the stenosis.</source>
        <translation>最窄处与狭窄远端血管比较。</translation>
    </message>
    <message>
        <source>Narrowest place against the vessel before the stenosis.</source>
        <translation>最窄处与狭窄近端血管比较。</translation>
    </message>
    <message>
        <source>Narrowest place against the mean of the vessel before and beyond the stenosis.</source>
        <translation>最窄处与狭窄近端和远端血管的平均比较。</translation>
    </message>
    <message>
        <source>Narrowest place against the width interpolated there from before and beyond the stenosis.</source>
        <translation>最窄处与由近端和远端在该处插值的宽度比较。</translation>
    </message>
    <message>
        <source>Narrowest place against the outer wall of the vessel there.</source>
        <translation>最窄处与该处血管外壁比较。</translation>
    </message>
    <message>
        <source>Along the line, where it is narrower than 95 % of the usual width on either side.</source>
        <translation>沿线，宽度小于两侧通常宽度 95 % 的一段。</translation>
    </message>
    <message>
        <source>wall thickness</source>
        <translation>管壁厚度</translation>
    </message>
    <message>
        <source>mean wall thickness</source>
        <translation>平均管壁厚度</translation>
    </message>
    <message>
        <source>thickest place</source>
        <translation>最厚处</translation>
    </message>
    <message>
        <source>thinnest place</source>
        <translation>最薄处</translation>
    </message>
    <message>
        <source>Mean over the whole border of the lumen along the line.</source>
        <translation>沿线整个管腔边界的平均值。</translation>
    </message>
    <message>
        <source>All round the closed line.</source>
        <translation>沿闭合线一周。</translation>
    </message>
    <message>
        <source>Along the smooth line from end to end.</source>
        <translation>沿光滑线从一端到另一端。</translation>
    </message>
    <message>
        <source>Length along the line over the straight distance of its ends.</source>
        <translation>沿线长度与两端直线距离之比。</translation>
    </message>
    <message>
        <source>Where the line turns most over the length that was set.</source>
        <translation>所设长度内线弯曲最大处。</translation>
    </message>
    <message>
        <source>Between the directions of the line at two places.</source>
        <translation>线在两处的方向之间。</translation>
    </message>
    <message>
        <source>the line ends there or its sections do not count</source>
        <translation>线在此结束，或其截面无效</translation>
    </message>
    <message>
        <source>the vessel is nowhere wider there</source>
        <translation>血管在该侧没有更宽处</translation>
    </message>
    <message>
        <source>no section counts at the reference point</source>
        <translation>参考点处没有有效截面</translation>
    </message>
    <message>
        <source>Budget of uncertainty</source>
        <translation>不确定度预算</translation>
    </message>
    <message>
        <source>The front widens.</source>
        <translation>前沿变宽。</translation>
    </message>
    <message>
        <source>The front falls into many pieces.</source>
        <translation>前沿分裂成许多块。</translation>
    </message>
    <message>
        <source>The vessel cannot be told from what it touches.</source>
        <translation>无法将血管与其接触物区分开。</translation>
    </message>
    <message>
        <source>tracked from here</source>
        <translation>从此处开始跟踪</translation>
    </message>
    <message>
        <source>reached from an earlier seed</source>
        <translation>已由先前的种子点到达</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Airways</source>
        <translation>气道</translation>
    </message>
    <message>
        <source>Calcified plaque</source>
        <translation>钙化斑块</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>血管</translation>
    </message>
    <message>
        <source>Sum of long axes</source>
        <translation>长径之和</translation>
    </message>
    <message>
        <source>only before</source>
        <translation>仅较早日期有</translation>
    </message>
    <message>
        <source>only after</source>
        <translation>仅较晚日期有</translation>
    </message>
    <message>
        <source>units differ</source>
        <translation>单位不同</translation>
    </message>
    <message>
        <source>Angle in space between the axes of neck and shaft.</source>
        <translation>颈轴与干轴在空间中的角度。</translation>
    </message>
    <message>
        <source>Neck against the line behind the condyles, seen along the long axis of the patient.</source>
        <translation>股骨颈相对于髁后连线，沿患者长轴观察。</translation>
    </message>
    <message>
        <source>Neck against the line behind the condyles, seen along the long axis of the femur.</source>
        <translation>股骨颈相对于髁后连线，沿股骨长轴观察。</translation>
    </message>
    <message>
        <source>Angle on the inner side of the knee, projected onto the coronal plane of the patient.</source>
        <translation>膝内侧的角度，投影到患者冠状面。</translation>
    </message>
    <message>
        <source>Distance of the knee from the line of hip and ankle, projected onto the coronal plane.</source>
        <translation>膝到髋踝连线的距离，投影到冠状面。</translation>
    </message>
    <message>
        <source>Distances from hip to knee and from knee to ankle, added.</source>
        <translation>髋至膝与膝至踝的距离之和。</translation>
    </message>
    <message>
        <source>Right leg less left leg; below zero the left one is longer.</source>
        <translation>右侧减左侧；小于零时左侧较长。</translation>
    </message>
    <message>
        <source>Seen from the side of the patient; straight up is the long axis of the CT table.</source>
        <translation>从患者侧面观察；竖直方向为CT检查床的长轴。</translation>
    </message>
    <message>
        <source>From the voxels of the segment at the end of the diastole and at the end of the systole.</source>
        <translation>由舒张末期和收缩末期分割区域的体素得出。</translation>
    </message>
    <message>
        <source>From the voxels of the segment at both dates.</source>
        <translation>由两个日期分割区域的体素得出。</translation>
    </message>
    <message>
        <source>On the slices of the series, Agatston score at a distance of 3 mm.</source>
        <translation>在序列的切片上，Agatston积分按3 mm间距计。</translation>
    </message>
    <message>
        <source>On slices averaged to about 3 mm, Agatston score at a distance of 3 mm.</source>
        <translation>在平均至约3 mm的切片上，Agatston积分按3 mm间距计。</translation>
    </message>
    <message>
        <source>Mean CT number with the calibration line that was given.</source>
        <translation>平均CT值与给定的校准直线。</translation>
    </message>
    <message>
        <source>Mean CT number with the line through the rods that were scanned along.</source>
        <translation>平均CT值与通过同时扫描的棒的直线。</translation>
    </message>
    <message>
        <source>Calcium volume</source>
        <translation>钙化体积</translation>
    </message>
    <message>
        <source>Calcium mass</source>
        <translation>钙化质量</translation>
    </message>
    <message>
        <source>Bone mineral density</source>
        <translation>骨矿物质密度</translation>
    </message>
    <message>
        <source>total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>grown</source>
        <translation>已生长</translation>
    </message>
    <message>
        <source>not grown</source>
        <translation>未生长</translation>
    </message>
    <message>
        <source>not certain</source>
        <translation>不确定</translation>
    </message>
    <message>
        <source>Hip-knee-ankle angle</source>
        <translation>髋膝踝角</translation>
    </message>
    <message>
        <source>Mechanical axis deviation</source>
        <translation>机械轴偏移</translation>
    </message>
    <message>
        <source>Length of the right leg</source>
        <translation>右下肢长度</translation>
    </message>
    <message>
        <source>Length of the left leg</source>
        <translation>左下肢长度</translation>
    </message>
    <message>
        <source>Leg length difference</source>
        <translation>下肢长度差</translation>
    </message>
    <message>
        <source>Lordosis</source>
        <translation>前凸角</translation>
    </message>
    <message>
        <source>Kyphosis</source>
        <translation>后凸角</translation>
    </message>
    <message>
        <source>Pelvic tilt</source>
        <translation>骨盆倾斜角</translation>
    </message>
    <message>
        <source>Sacral slope</source>
        <translation>骶骨倾斜角</translation>
    </message>
    <message>
        <source>Change of volume</source>
        <translation>体积变化</translation>
    </message>
    <message>
        <source>Volume doubling time</source>
        <translation>体积倍增时间</translation>
    </message>
    <message>
        <source>Stroke volume</source>
        <translation>每搏量</translation>
    </message>
</context>
</TS>
