package io.serai.orders;

import io.serai.contract.SalesOrder;
import java.util.List;

/** An order that is about to be accepted, with what the channel said of it. */
public record NewOrder(Order order, List<OrderLine> lines, SalesOrder document) {}
