package io.serai.shipping;

/** temporary. */
public record Sscc(String value) {
    public static Sscc next(String companyPrefix, long serial) {
        var body = "0" + companyPrefix + String.format("%0" + (16 - companyPrefix.length()) + "d", serial);
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            sum += (body.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return new Sscc(body + (10 - sum % 10) % 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
