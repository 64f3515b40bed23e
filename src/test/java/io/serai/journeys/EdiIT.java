package io.serai.journeys;

import static io.serai.journeys.World.CORDOBA;
import static io.serai.journeys.World.soon;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.log.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Orders of business customers come by EDI over SFTP, and are answered there: each interchange for its syntax, each order for what becomes of it. */
@Tag("full")
class EdiIT extends Journey {

    @ParameterizedTest
    @EnumSource
    void a_bad_set_among_good_ones_is_refused_alone_and_each_of_the_others_is_answered_once(Trading customer) {
        var there = world.ware().lies(9, CORDOBA);
        var gone = world.ware();
        var good = Trading.reference();
        var bad = Trading.reference();
        var late = Trading.reference();
        var before = customer.answers().size();

        var file = customer.orders(
                customer.order(1, good, "", there.sku(), 3),
                customer.broken(2, bad, there.sku()),
                customer.order(3, late, "", gone.sku(), 2));

        assertThat(world.file(file).outcomes()).containsExactly("CREATED", "PARKED SER-0600", "CREATED");
        new PlacedOrder(customer.partner(), good, world).reaches("ALLOCATED");
        new PlacedOrder(customer.partner(), late, world).reaches("AWAITING_STOCK");
        customer.answer(customer.about(good), customer.accepted(3));
        customer.answer(customer.about(late), customer.waiting(2));
        soon(() -> assertThat(customer.answers()).hasSize(before + 3));
        customer.answer(customer.partly(3, 2), control(file));
        assertThat(customer.answers(customer.about(bad)))
                .as("its syntax was answered")
                .isEmpty();
        numbersHaveNoGap(customer);
        dismiss(world.file(file).view().at("/items/1/exception").asText());
        numbersHaveNoGap(customer);
        assertThat(customer.answers(customer.about(bad))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_whose_outcome_is_not_known_after_a_crash_is_put_again_as_it_was(Trading customer)
            throws IOException {
        var remera = world.ware().lies(9, CORDOBA);
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("ALLOCATED");
        var answer = customer.answer(customer.about(reference), customer.accepted(4));
        assertThat(order.cancel().status()).isEqualTo(200);
        customer.answer(customer.about(reference), customer.rejected(4));
        var bytes = Files.readAllBytes(answer.file());

        Files.delete(answer.file());
        world.jdbc().update("""
                        update attempt set state = 'STARTED', next_at = now() - interval '1 second', woken_at = now() - interval '1 hour'
                        where order_id = ?::uuid and kind = 'DECISION' and subject not like '%cancelled'
                        """, order.id());

        soon(() -> assertThat(answer.file()).exists());
        soon(() -> assertThat(Files.readAllBytes(answer.file())).isEqualTo(bytes));
        assertThat(customer.answers(customer.about(reference))).hasSize(2);
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void a_long_file_is_taken_in_pieces_of_whole_interchanges_and_each_of_them_is_answered(Trading customer) {
        var remera = world.ware().lies(200, CORDOBA);
        var references =
                IntStream.range(0, 103).mapToObj(no -> Trading.reference()).toList();
        int before = customer.answers().size();

        var name = customer.interchanges(references.stream()
                .map(reference -> customer.order(1, reference, "", remera.sku(), 1))
                .toList());

        var whole = new LongFile(world, name).done();
        assertThat(whole.path("pieces").asInt()).isEqualTo(2);
        assertThat(whole.path("rows").asInt()).isEqualTo(103);
        assertThat(whole.path("failed").asInt()).isZero();
        remera.isAt(CORDOBA, 200, 103);
        LongFile.patiently(() -> assertThat(customer.answers()).hasSize(before + 2 * 103));
        for (var reference : List.of(references.get(0), references.get(99), references.get(100), references.get(102))) {
            customer.answer(customer.about(reference), customer.accepted(1));
        }
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_a_person_cancels_later_is_answered_once_more_with_a_rejection(Trading customer) {
        var remera = world.ware().lies(9, CORDOBA);
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("ALLOCATED");
        customer.answer(customer.about(reference), customer.accepted(4));

        assertThat(order.cancel().status()).isEqualTo(200);

        order.reaches("CANCELLED");
        customer.answer(customer.about(reference), customer.rejected(4));
        remera.isAt(CORDOBA, 9, 0);
        assertThat(customer.answers(customer.about(reference))).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void an_order_whose_rest_is_cancelled_when_a_part_has_left_is_answered_once_more(Trading customer) {
        var remera = world.ware().lies(4, CORDOBA);
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("ALLOCATED");
        customer.answer(customer.about(reference), customer.accepted(4));
        world.warehouse(CORDOBA).picks(order, 1).packs(order);
        List.of("andes", "pampa").forEach(carrier -> {
            if (!order.parcels(carrier).isEmpty()) {
                world.carrier(carrier).leaves();
            }
        });
        soon(() -> assertThat(order.timeline()).contains("FULFILMENT_SHIPPED"));

        assertThat(order.cancelRest().status()).isEqualTo(200);

        order.reaches("SHIPPED");
        soon(() -> assertThat(world.jdbc().queryForObject("""
                                select concat_ws(' ', state, data #>> '{lines,0,accepted}', data #>> '{lines,0,backordered}') from attempt
                                where order_id = ?::uuid and kind = 'DECISION' order by created_at desc, id desc limit 1
                                """, String.class, order.id()))
                .isEqualTo("DONE 1 0"));
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void
            an_order_that_waited_is_answered_once_more_when_it_has_its_stock_and_with_a_rejection_if_it_is_cancelled_after_that(
                    Trading customer) {
        var remera = world.ware();
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("AWAITING_STOCK");
        var first = customer.answer(customer.about(reference), customer.waiting(4));

        remera.comes(3, CORDOBA);
        remera.comes(2, CORDOBA);

        order.reaches("ALLOCATED");
        var earlier = control(first.file().getFileName().toString());
        var second =
                customer.answer(customer.about(reference), customer.accepted(4), customer.replaces(reference, earlier));
        assertThat(customer.answers(customer.about(reference))).hasSize(2);

        assertThat(order.cancel().status()).isEqualTo(200);

        customer.answer(
                customer.about(reference),
                customer.rejected(4),
                customer.replaces(reference, control(second.file().getFileName().toString())));
        assertThat(customer.answers(customer.about(reference))).hasSize(3);
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void an_edit_that_leaves_the_goods_where_they_are_is_answered_too(Trading customer) {
        var remera = world.ware().lies(9, CORDOBA);
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("ALLOCATED");
        customer.answer(customer.about(reference), customer.accepted(4));

        customer.ordersAt(
                "1416", customer.order(1, reference, "", remera.sku(), 4).replace("19.95", "20.95"));

        soon(() -> assertThat(customer.answers(customer.about(reference), customer.accepted(4)))
                .hasSize(2));
        order.reaches("ALLOCATED");
        remera.isAt(CORDOBA, 9, 4);

        // Within the same minute it is the same revision.
        customer.ordersAt(
                "1416", customer.order(1, reference, "", remera.sku(), 4).replace("19.95", "21.95"));

        soon(() -> assertThat(customer.answers(customer.about(reference), customer.accepted(4)))
                .hasSize(3));
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void a_customer_who_takes_an_order_back_hears_that_it_does_not_come(Trading customer) {
        var remera = world.ware().lies(9, CORDOBA);
        var reference = Trading.reference();
        customer.orders(customer.order(1, reference, "", remera.sku(), 4));
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("ALLOCATED");

        customer.orders(customer.order(1, reference, "cancel", remera.sku(), 4));

        order.reaches("CANCELLED");
        customer.answer(customer.about(reference), customer.rejected(4));
    }

    @ParameterizedTest
    @EnumSource
    void an_order_that_we_cannot_take_is_rejected_once_a_person_dismisses_it(Trading customer) {
        var remera = world.ware().lies(9, CORDOBA);
        var good = Trading.reference();
        var bad = Trading.reference();
        var file = customer.orders(
                customer.order(1, bad, "", "NO-SUCH-THING", 4), customer.order(2, good, "", remera.sku(), 1));
        assertThat(world.file(file).outcomes()).containsExactly("PARKED SER-0420", "CREATED");
        customer.answer(customer.about(good), customer.accepted(1));
        assertThat(customer.answers(customer.about(bad)))
                .as("a person may still correct it")
                .isEmpty();

        dismiss(world.file(file).parked().id());

        customer.answer(customer.about(bad), customer.rejected(4));
        numbersHaveNoGap(customer);
    }

    @ParameterizedTest
    @EnumSource
    void orders_in_files_are_answered_by_files_in_a_folder_as_the_data_of_the_partner_says(Filing customer) {
        var remera = world.ware().lies(9, CORDOBA);
        var good = Trading.reference();
        var bad = Trading.reference();
        customer.orders(good, remera.sku());
        var parked = world.file(customer.orders(bad, "NO-SUCH-THING")).parked();

        new PlacedOrder(customer.partner(), good, world).reaches("ALLOCATED");
        soon(() -> assertThat(customer.answers(good)).singleElement().asString().containsPattern(customer.accepted()));
        dismiss(parked.id());
        soon(() -> assertThat(customer.answers(bad)).singleElement().asString().containsPattern(customer.rejected()));
    }

    @ParameterizedTest
    @EnumSource
    void an_order_in_a_file_that_waited_is_answered_once_more_when_it_has_its_stock(Filing customer) {
        var remera = world.ware();
        var reference = Trading.reference();
        customer.orders(reference, remera.sku());
        var order = new PlacedOrder(customer.partner(), reference, world).reaches("AWAITING_STOCK");
        soon(() -> assertThat(customer.answers(reference))
                .singleElement()
                .asString()
                .containsPattern(customer.waiting()));

        remera.comes(2, CORDOBA);

        order.reaches("ALLOCATED");
        soon(() -> assertThat(customer.answers(reference))
                .hasSize(2)
                .anySatisfy(answer -> assertThat(answer).containsPattern(customer.accepted())));
    }

    private void dismiss(String exception) {
        var reply = world.hub().put("/api/exceptions/" + exception, Json.write(Map.of("state", "DISMISSED")));
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    /** The number of the interchange is in the file's name. */
    private static String control(String file) {
        return file.replaceAll("[^0-9]+(\\d+)[.].*", "$1");
    }

    /** Every answer has a number of its own, which its name says too, and none is missing. */
    private static void numbersHaveNoGap(Trading customer) {
        soon(() -> {
            var numbers = customer.answers().stream()
                    .map(answer -> {
                        var control = customer.control().matcher(answer.text());
                        assertThat(control.find()).as(answer.text()).isTrue();
                        var number = Integer.parseInt(control.group(1));
                        assertThat(answer.file().getFileName().toString())
                                .startsWith(customer.partner() + "-" + number + ".");
                        return number;
                    })
                    .sorted()
                    .toList();
            assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
            assertThat(numbers.get(numbers.size() - 1)).isEqualTo(numbers.size());
        });
    }
}
