package io.epochscope.benchmarks.fuzz;

import com.google.protobuf.ByteString;
import io.epochscope.events.codec.EventCodec;
import io.epochscope.events.v1.Event;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A way to spoil an event on its way into a record. */
enum Mutation {
    BITS_FLIPPED {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] bytes = event.toByteArray();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
            }
            return binary(bytes);
        }
    },

    CUT_OFF {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return binary(beginning(event.toByteArray(), random));
        }
    },

    BYTES_IN_BETWEEN {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] bytes = event.toByteArray();
            int at = random.nextInt(bytes.length);
            return binary(joined(Arrays.copyOf(bytes, at), noise(1 + random.nextInt(16), random), rest(bytes, at)));
        }
    },

    ONE_PART_MISSING {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] bytes = event.toByteArray();
            return binary(joined(beginning(bytes, random), rest(bytes, random.nextInt(bytes.length))));
        }
    },

    /** A field that says it is two gigabytes long. */
    LENGTH_THAT_LIES {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte tag = (byte) (random.nextInt(1, 16) << 3 | LENGTH_DELIMITED);
            return binary(joined(event.toByteArray(), new byte[] {tag, -1, -1, -1, -1, 7}));
        }
    },

    /** Groups within groups, which Protobuf has not used for years and still reads. */
    NESTED_GROUPS {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] groups = new byte[depth(random)];
            Arrays.fill(groups, (byte) (15 << 3 | START_OF_GROUP));
            return binary(joined(event.toByteArray(), groups));
        }
    },

    NOISE {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return binary(noise(random.nextInt(2_000), random));
        }
    },

    NO_VALUE {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return binary(random.nextBoolean() ? null : new byte[0]);
        }
    },

    OTHER_CONTENT_TYPE {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            List<String> types = List.of(EventCodec.JSON, "text/plain", "application/json; charset=utf-16", ";", "");
            return new RecordValue(event.toByteArray(), types.get(random.nextInt(types.size())));
        }
    },

    JSON_CUT_OFF {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return json(beginning(json(event), random));
        }
    },

    JSON_OTHER_CHARACTERS {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] bytes = json(event);
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            return json(bytes);
        }
    },

    JSON_OTHER_TYPE {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            List<String> values = List.of(
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "[[]]",
                    "\"\"",
                    "\"text\"",
                    "0",
                    "-1",
                    "1.5",
                    "{\"a\": 1}",
                    "[1, \"a\"]");
            return exchanged(event, values.get(random.nextInt(values.size())), random);
        }
    },

    JSON_OTHER_NUMBER {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            List<String> numbers = List.of(
                    "-0",
                    "1e400",
                    "-1e400",
                    "NaN",
                    "\"Infinity\"",
                    "2147483648",
                    "9223372036854775808",
                    "1e-400",
                    "18446744073709551616",
                    "1" + "0".repeat(1_000),
                    "0." + "3".repeat(1_000));
            return exchanged(event, numbers.get(random.nextInt(numbers.size())), random);
        }
    },

    JSON_DEEP {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            int depth = depth(random);
            String value = random.nextBoolean()
                    ? "[".repeat(depth) + "]".repeat(depth)
                    : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
            return exchanged(event, value, random);
        }
    },

    /** Of a thousand records some are as large as the broker takes. */
    JSON_HUGE_ARRAY(true) {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return exchanged(event, "[" + "1,".repeat(size(random) / 2) + "1]", random);
        }
    },

    JSON_LONG_TEXT(true) {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            return exchanged(event, "\"" + "é".repeat(size(random) / 2) + "\"", random);
        }
    },

    UNKNOWN_FIELDS(true) {
        @Override
        RecordValue of(Event event, RandomGenerator random) {
            byte[] fields = new byte[size(random) & ~1];
            for (int i = 0; i < fields.length; i += 2) {
                fields[i] = 15 << 3;
            }
            return binary(joined(event.toByteArray(), fields));
        }
    };

    private static final int LENGTH_DELIMITED = 2;
    private static final int START_OF_GROUP = 3;
    private static final int DEEPEST = 100_000;

    /** A little below what brokers take. */
    private static final int LARGEST = 900_000;

    private static final int RARITY = 10;

    private static final EventCodec CODEC = new EventCodec();

    private final boolean rare;

    Mutation() {
        this(false);
    }

    Mutation(boolean rare) {
        this.rare = rare;
    }

    /** Any of them; those that make records large are rarer, so that all of them together fit on a disk. */
    static Mutation any(RandomGenerator random) {
        Mutation mutation = values()[random.nextInt(values().length)];
        return mutation.rare && random.nextInt(RARITY) > 0 ? any(random) : mutation;
    }

    abstract RecordValue of(Event event, RandomGenerator random);

    private static RecordValue binary(byte[] bytes) {
        return new RecordValue(bytes, null);
    }

    private static RecordValue json(byte[] bytes) {
        return new RecordValue(bytes, EventCodec.JSON);
    }

    private static byte[] json(Event event) {
        return CODEC.encodeJson(event);
    }

    private static RecordValue exchanged(Event event, String value, RandomGenerator random) {
        return json(new JsonNodes(json(event)).exchange(value, random));
    }

    private static byte[] beginning(byte[] bytes, RandomGenerator random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] noise(int length, RandomGenerator random) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[]... parts) {
        return Arrays.stream(parts)
                .map(ByteString::copyFrom)
                .reduce(ByteString.EMPTY, ByteString::concat)
                .toByteArray();
    }

    /** From 10 on, the deeper the rarer. */
    private static int depth(RandomGenerator random) {
        return (int) (10 * Math.pow(DEEPEST / 10.0, random.nextDouble()));
    }

    /** Bytes, from a thousand on, the more the rarer. */
    private static int size(RandomGenerator random) {
        return (int) (1_000 * Math.pow(LARGEST / 1_000.0, random.nextDouble()));
    }
}
