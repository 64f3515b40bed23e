/** The carriers: their SFTP server, and what they answer to a manifest. */
@NullMarked
package io.serai.demo.carriers;

import org.jspecify.annotations.NullMarked;
