/** The mail server that keeps each mail as a file. */
@NullMarked
package io.serai.demo.mail;

import org.jspecify.annotations.NullMarked;
