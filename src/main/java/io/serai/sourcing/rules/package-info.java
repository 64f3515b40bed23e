/** Rule sets as data: what one YAML file may say, read strictly, with errors that name line and cure. */
@NullMarked
package io.serai.sourcing.rules;

import org.jspecify.annotations.NullMarked;
