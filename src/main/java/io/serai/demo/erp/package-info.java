/** The customer's own system, which is told by webhook. */
@NullMarked
package io.serai.demo.erp;

import org.jspecify.annotations.NullMarked;
