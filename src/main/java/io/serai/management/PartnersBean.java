package io.serai.management;

import io.serai.console.PartnerQueries;
import org.springframework.jmx.export.annotation.ManagedOperation;
import org.springframework.jmx.export.annotation.ManagedResource;
import org.springframework.stereotype.Component;

/** How it goes with each partner. */
@Component
@ManagedResource(objectName = "io.serai:type=Partners", description = "How it goes with each partner")
public class PartnersBean {
    private final PartnerQueries partners;

    PartnersBean(PartnerQueries partners) {
        this.partners = partners;
    }

    @ManagedOperation(description = "Their last messages, what waits, and what failed")
    public String all() {
        return Text.of(partners.all());
    }
}
