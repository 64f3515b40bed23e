/** Input that means harm, or is broken as only the wild breaks it: each ends as a refusal that names its place. */
@NullMarked
package io.serai.hostile;

import org.jspecify.annotations.NullMarked;
