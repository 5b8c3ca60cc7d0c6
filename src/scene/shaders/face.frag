uniform vec3 eye;
uniform vec3 light;
uniform float shaded;

in vec3 face_place;
in vec4 face_color;

out vec4 ink;

void
main ()
{
  vec3 n = normalize (cross (dFdx (face_place), dFdy (face_place)));
  float lit = max (dot (dot (n, eye) < 0.0 ? -n : n, light), 0.0);

  ink = vec4 (face_color.rgb * (shaded + (1.0 - shaded) * lit), face_color.a);
}
