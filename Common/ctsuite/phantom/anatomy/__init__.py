"""The parts of the body phantom, in adult millimetres.

Origin midway between the centres of the femoral heads; x towards the left, y towards posterior, z towards
superior. Shapes are chosen so that the volume of what is in the truth has a formula: pieces of one bone meet
at flat faces and never overlap, and one bone never touches another.
"""
