uniform mat4 matrix;

in vec3 position;
in vec4 color;

out vec3 face_place;
out vec4 face_color;

void
main ()
{
  gl_Position = matrix * vec4 (position, 1.0);
  face_place = position;
  face_color = color;
}
