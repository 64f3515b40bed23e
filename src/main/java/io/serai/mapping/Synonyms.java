package io.serai.mapping;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How partners call the fields of an order, in English, Spanish and Portuguese: what a draft of a mapping goes by. */
final class Synonyms {
    private static final Map<String, String> FIELDS = new HashMap<>();
    /** The same written as one word. */
    private static final Map<String, String> TOGETHER = new HashMap<>();

    static {
        add(
                "reference",
                "order id, order number, order, order no, reference, pedido, nro pedido, nro de pedido, n pedido, no pedido, numero pedido, numero de pedido, id pedido,"
                        + " ticket, comprobante, referencia, numero do pedido, codigo do pedido, purchase order id, id, order reference,"
                        + " order code, po number, po no, docnum, document number, sales order, sales order id, sales order number, orden, nro orden,"
                        + " nro de orden, numero de orden, id orden, orden de compra, venta, nro venta, cod pedido, increment id, amazon order id");
        add("number", "number, numero, display number");
        add(
                "placedAt",
                "date, order date, created at, created, placed at, date created, purchase date, creation date, fecha, fecha pedido,"
                        + " fecha de pedido, fecha y hora, fecha compra, data, data do pedido, data pedido, data de criacao, order placed, po date, docdtm, date time, datetime, timestamp, date add, order date time, issue date, fecha emision, fecha de emision, data emissao, data de emissao, data de compra, fecha de venta, fecha de compra");
        add(
                "revision",
                "updated at, updated, last updated, date modified, last change, fecha modificacion, data de alteracao");
        add("currency", "currency, currency code, currency id, moneda, moeda");
        add(
                "total",
                "total, order total, grand total, total amount, total price, total pedido, total del pedido, importe total, valor total,"
                        + " total do pedido");
        add(
                "shipping",
                "shipping, shipping cost, shipping price, shipping amount, freight, envio, costo envio, costo de envio,"
                        + " gastos de envio, frete, valor frete, valor do frete");
        add("discount", "discount, discounts, discount amount, total discounts, descuento, descuentos, desconto");
        add("tax", "tax, taxes, total tax, tax amount, vat, iva, impuesto, impuestos, imposto");
        add(
                "note",
                "note, notes, comment, comments, customer note, observaciones, observacion, comentario, comentarios, notas, observacoes");
        add(
                "customer.name",
                "customer, customer name, buyer, buyer name, client, cliente, nombre cliente, nombre del cliente, comprador,"
                        + " nombre y apellido, nome do cliente, nome");
        add("customer.email", "email, e mail, mail, customer email, buyer email, correo, correo electronico");
        add("customer.phone", "customer phone, phone, phone number, telephone, telefono, celular, telefone");
        add("customer.taxId", "cuit, cuil, dni, cpf, cnpj, vat number, vat id, tax id, documento, rut, rfc, nif");
        add(
                "shipTo.name",
                "ship to, recipient, recipient name, receiver, receiver name, ship to name, destinatario, recibe");
        add(
                "shipTo.street",
                "address, street, address 1, address1, address line 1, line 1, direccion, calle, domicilio, endereco, rua,"
                        + " logradouro, shipping address");
        add(
                "shipTo.street2",
                "address 2, address2, address line 2, line 2, piso, piso y depto, complemento, complement");
        add("shipTo.city", "city, town, ciudad, localidad, cidade, municipio");
        add("shipTo.province", "province, state, region, provincia, uf");
        add("shipTo.postcode", "zip, zip code, zipcode, postcode, postal code, cp, codigo postal, cep");
        add("shipTo.country", "country, country code, pais");
        add(
                "payment.method",
                "payment method, payment, medio de pago, forma de pago, pago, metodo de pago, forma de pagamento, pagamento");
        add("payment.status", "payment status, financial status, estado de pago, estado del pago, status do pagamento");
        add("payment.reference", "transaction id, payment id, payment reference, id de pago, nro operacion");
        add("pickupAt", "pickup location, pickup store, retira en, sucursal de retiro, loja de retirada");
        add(
                "line.sku",
                "sku, item sku, buyer item number, vendor item number, product sku, variant sku, item id sku, seller sku, product code, item code, item number, article, codigo, codigo articulo,"
                        + " codigo de articulo, cod articulo, articulo, codigo produto, codigo do produto, ean, gtin, barcode, upc");
        add(
                "line.quantity",
                "quantity, qty, ordered quantity, order quantity, quantity ordered, qty ordered, quantity purchased, product quantity, ordqua, units, pieces, cantidad, cant, unidades, quantidade, qtd, qtde");
        add(
                "line.unitPrice",
                "price, unit price, net price, unit cost, sale price, product price, item price, precio, precio unitario, p unitario, preco, preco unitario, valor unitario");
        add("line.total", "amount, line total, row total, line amount, importe, importe linea, total linea, valor");
        add(
                "line.title",
                "title, product, desc, product name, item name, item, description, descripcion, detalle, producto, nombre,"
                        + " nombre producto, descricao, produto");
        add("line.id", "line id, line, item id, linea, renglon, linha");
        add("line.discount", "line discount, item discount, descuento linea");
    }

    private Synonyms() {}

    private static void add(String field, String names) {
        for (var name : names.split(",", -1)) {
            FIELDS.putIfAbsent(name.strip(), field);
            TOGETHER.putIfAbsent(name.replace(" ", ""), field);
        }
    }

    /** The field of the contract that a partner's name stands for. */
    static Optional<String> field(String name) {
        var plain = plain(name);
        return Optional.ofNullable(FIELDS.getOrDefault(plain, TOGETHER.get(plain.replace(" ", ""))));
    }

    /** In lower case, without accents, with a blank between words: {@code OrderDate}, {@code order_date} and {@code Order date} are one. */
    static String plain(String name) {
        return Normalizer.normalize(name.replaceAll("([a-z])([A-Z])", "$1 $2"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", " ")
                .strip();
    }
}
