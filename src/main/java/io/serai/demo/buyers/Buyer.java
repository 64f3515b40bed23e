package io.serai.demo.buyers;

/** Who buys. Nobody real: the mail is of a domain that is kept for examples. */
public record Buyer(String first, String last, String email, String phone, String street, City city) {
    public String name() {
        return first + " " + last;
    }
}
