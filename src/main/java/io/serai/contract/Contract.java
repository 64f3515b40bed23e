package io.serai.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One item of a message, normalised. The property {@code kind} tells which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @Type(value = SalesOrder.class, name = "order"),
    @Type(value = Cancellation.class, name = "cancellation"),
    @Type(value = Hint.class, name = "hint"),
    @Type(value = PrivacyRequest.class, name = "privacy"),
    @Type(value = TillReturn.class, name = "return"),
    @Type(value = ReturnRequest.class, name = "return-request"),
    @Type(value = LocationRecord.class, name = "location"),
    @Type(value = ProductRecord.class, name = "product"),
    @Type(value = StockUpdate.class, name = "stock"),
    @Type(value = ExpectedStock.class, name = "expected"),
    @Type(value = StockPolicy.class, name = "stock-policy"),
    @Type(value = Kit.class, name = "kit"),
    @Type(value = PickAnswer.class, name = "pick"),
    @Type(value = TrackingUpdate.class, name = "tracking"),
    @Type(value = PaymentUpdate.class, name = "payment"),
    @Type(value = Acknowledgement.class, name = "acknowledgement"),
})
public sealed interface Contract
        permits SalesOrder,
                Cancellation,
                Hint,
                PrivacyRequest,
                TillReturn,
                ReturnRequest,
                LocationRecord,
                ProductRecord,
                StockUpdate,
                ExpectedStock,
                StockPolicy,
                Kit,
                PickAnswer,
                TrackingUpdate,
                PaymentUpdate,
                Acknowledgement {}
