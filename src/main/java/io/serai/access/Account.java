package io.serai.access;

/** Who may log in. */
record Account(String name, Role role) {}
