-- One decision with all that it rested on, as it was kept in November 2026.
insert into sourcing_rules (digest, name, version, text, added_by) values
  ('5e605860f13d22d12b553eb38174191ef5be7deb76731467566c47e62f57c947', 'nearest', 1, '# The fewest parcels, then the shortest way. What counts until another rule set is promoted.
name: nearest
version: 1
strategy: nearest
currency: ARS
', 'the hub');
insert into sourcing_sites (digest, sites) values
  ('306f98996b3cad543040e8111fb7f24d71bb51bce820181c97e4f038f3187930', '[{"id":"CD-BUE","name":"Centro de distribución Buenos Aires","country":"AR","latitude":-34.6,"longitude":-58.45,"ships":true,"pickup":false,"exports":false,"type":"store","zone":"Z"},{"id":"TDA-COR","name":"Tienda Córdoba Nueva","country":"AR","latitude":-31.4,"longitude":-64.18,"ships":true,"pickup":true,"exports":true,"type":"store","zone":"Z"},{"id":"TDA-ROS","name":"Tienda Rosario Peatonal","country":"AR","latitude":-32.95,"longitude":-60.66,"ships":true,"pickup":true,"exports":true,"type":"store","zone":"Z"}]');
insert into sourcing_decision (order_id, seq, at, rules, sites, kept, answer) values
  ('01900000-0000-7000-8000-000000000001', 2, '2026-03-02T14:05:06Z', '5e605860f13d22d12b553eb38174191ef5be7deb76731467566c47e62f57c947', '306f98996b3cad543040e8111fb7f24d71bb51bce820181c97e4f038f3187930',
  '{"rules":"5e605860f13d22d12b553eb38174191ef5be7deb76731467566c47e62f57c947","sites":"306f98996b3cad543040e8111fb7f24d71bb51bce820181c97e4f038f3187930","ask":{"channel":"shopify","demand":{"lines":[{"line":1,"sku":"REM-LINO-AZ-M","quantity":2,"grams":230},{"line":2,"sku":"PAN-GAB-NE-42","quantity":1,"grams":540}],"delivery":{"mode":"SHIPPED","country":"AR","to":{"latitude":-31.42,"longitude":-64.18,"precision":"POSTCODE"}}},"at":"2026-03-02T14:05:06Z","deadEnds":[],"loads":{}},"stock":{"PAN-GAB-NE-42":[0,9],"REM-LINO-AZ-M":[1,4,2,2]}}',
  '88633b5b613c49f716acec8e397e80942e67efad7c1ea400a35e8c8fd0152ae9');
