/** The pages: Spring MVC controllers over the queries of {@code console}, and the words they use. */
@NullMarked
package io.serai.console.web;

import org.jspecify.annotations.NullMarked;
