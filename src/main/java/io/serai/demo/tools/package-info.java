/** What every stand-in needs: a durable book, dice, numbers that never repeat, files that appear whole. */
@NullMarked
package io.serai.demo.tools;

import org.jspecify.annotations.NullMarked;
