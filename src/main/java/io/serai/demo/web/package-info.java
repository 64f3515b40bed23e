/** HTTP both ways: the server that the partners' APIs are on, and the sender of their webhooks. */
@NullMarked
package io.serai.demo.web;

import org.jspecify.annotations.NullMarked;
