/** The long demonstrations at full size, each run by its name: {@code mvn -Pproof verify -Dproof=NAME}. */
@NullMarked
package io.serai.proof;

import org.jspecify.annotations.NullMarked;
