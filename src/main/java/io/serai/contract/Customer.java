package io.serai.contract;

import org.jspecify.annotations.Nullable;

/** Who ordered. {@code locale} is a BCP 47 tag and decides the language of what we tell them; {@code taxId} is CUIT, CPF, VAT … */
public record Customer(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String locale,
        @Nullable String company,
        @Nullable String taxId) {}
