namespace AgentLoop.Tests.Generation;

/// <summary>Small C# projects of two or three files with a fault of one token, as someone tries the loop with first.</summary>
internal static class QuickRepairCases
{
    private static RepairCase Case(string name, string path, string source, string test, string failing, string message, int line, params (string, string)[] others) => new()
    {
        Name = name,
        Path = $"src/Shop/{path}.cs",
        Source = source,
        TestPath = $"tests/Shop.Tests/{path}Tests.cs",
        Test = test,
        FailingTest = $"Shop.Tests.{path}Tests.{failing}",
        Message = message,
        StackTrace = line > 0
            ? $"   at Shop.Tests.{path}Tests.{failing}() in /tmp/run-81/fork/tests/Shop.Tests/{path}Tests.cs:line {line}"
            : $"   at Shop.{path}.Get() in /tmp/run-81/fork/src/Shop/{path}.cs:line {-line}\n   at Shop.Tests.{path}Tests.{failing}() in /tmp/run-81/fork/tests/Shop.Tests/{path}Tests.cs:line 9",
        Others = [.. others.Select(o => (o.Item1, o.Item2))],
    };

    private static readonly (string, string) Money = ("src/Shop/Money.cs", """
        namespace Shop;

        public readonly record struct Money(decimal Amount, string Currency)
        {
            public Money Plus(Money other)
            {
                if (other.Currency != Currency)
                    throw new System.ArgumentException("Other currency.");
                return this with { Amount = Amount + other.Amount };
            }

            public Money Times(int factor) => this with { Amount = Amount * factor };
        }
        """);

    public static IReadOnlyList<RepairCase> All { get; } =
    [
        Case("quick: cart discount boundary", "Cart", """
            using System.Collections.Generic;

            namespace Shop;

            public sealed class Cart
            {
                private readonly List<(string Name, decimal Price, int Quantity)> lines = [];

                public void Add(string name, decimal price, int quantity)
                {
                    if (quantity <= 0)
                        throw new System.ArgumentOutOfRangeException(nameof(quantity));
                    lines.Add((name, price, quantity));
                }

                public decimal Subtotal()
                {
                    decimal sum = 0;
                    foreach ((string _, decimal price, int quantity) in lines)
                        sum += price * quantity;
                    return sum;
                }

                public decimal Total()
                {
                    decimal subtotal = Subtotal();
                    if (subtotal «>=¦>» 100)
                        subtotal *= 0.9m;
                    return subtotal;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class CartTests
            {
                [Fact]
                public void A_cart_of_a_hundred_has_a_discount()
                {
                    Cart cart = new();
                    cart.Add("lamp", 50, 2);
                    Assert.Equal(90, cart.Total());
                }

                [Fact]
                public void The_subtotal_is_the_sum()
                {
                    Cart cart = new();
                    cart.Add("lamp", 50, 2);
                    Assert.Equal(100, cart.Subtotal());
                }
            }
            """, "A_cart_of_a_hundred_has_a_discount", "Assert.Equal() Failure: Values differ\nExpected: 90\nActual:   100", 10, Money),
        Case("quick: running average loop", "Statistics", """
            namespace Shop;

            public static class Statistics
            {
                public static double Average(int[] values)
                {
                    if (values.Length == 0)
                        return 0;
                    double sum = 0;
                    for (int i = «0¦1»; i < values.Length; i++)
                        sum += values[i];
                    return sum / values.Length;
                }

                public static int Range(int[] values)
                {
                    int least = int.MaxValue;
                    int greatest = int.MinValue;
                    foreach (int value in values)
                    {
                        if (value < least)
                            least = value;
                        if (value > greatest)
                            greatest = value;
                    }

                    return greatest - least;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class StatisticsTests
            {
                [Fact]
                public void The_average_counts_every_value()
                {
                    Assert.Equal(2, Statistics.Average([1, 2, 3]));
                }
            }
            """, "The_average_counts_every_value", "Assert.Equal() Failure: Values are not within 15 decimal places\nExpected: 2\nActual:   1.6666666666666667", 8, Money),
        Case("quick: index out of range", "Window", """
            namespace Shop;

            public static class Window
            {
                public static int[] Sums(int[] values, int size)
                {
                    int[] sums = new int[values.Length - size + 1];
                    for (int i = 0; i «<¦<=» sums.Length; i++)
                    {
                        for (int j = 0; j < size; j++)
                            sums[i] += values[i + j];
                    }

                    return sums;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class WindowTests
            {
                [Fact]
                public void Sums_slide()
                {
                    int[] sums = Window.Sums([1, 2, 3], 2);
                    Assert.Equal([3, 5], sums);
                }
            }
            """, "Sums_slide", "System.IndexOutOfRangeException : Index was outside the bounds of the array.", -11, Money),
        Case("quick: wrong arithmetic operator", "Invoice", """
            namespace Shop;

            public sealed class Invoice(decimal net, decimal rate)
            {
                public decimal Tax() => net * rate;

                public decimal Gross() => net «+¦-» Tax();

                public string Label(string customer) => $"{customer}: {Gross()}";
            }
            """, """
            namespace Shop.Tests;

            public sealed class InvoiceTests
            {
                [Fact]
                public void Gross_includes_the_tax()
                {
                    Invoice invoice = new(100, 0.2m);
                    Assert.Equal(120, invoice.Gross());
                }
            }
            """, "Gross_includes_the_tax", "Assert.Equal() Failure: Values differ\nExpected: 120\nActual:   80", 9, Money),
        Case("quick: logical operator", "Access", """
            namespace Shop;

            public sealed record User(string Name, bool IsAdmin, bool IsActive);

            public static class Access
            {
                public static bool MayDelete(User user, string owner)
                {
                    if (!user.IsActive)
                        return false;
                    return user.IsAdmin «||¦&&» user.Name == owner;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class AccessTests
            {
                [Fact]
                public void An_owner_may_delete()
                {
                    Assert.True(Access.MayDelete(new User("ann", false, true), "ann"));
                }
            }
            """, "An_owner_may_delete", "Assert.True() Failure\nExpected: True\nActual:   False", 8, Money),
        Case("quick: pagination", "Pager", """
            namespace Shop;

            public sealed class Pager(int items, int size)
            {
                public int Pages => (items + size - 1) / size;

                public int First(int page) => (page - 1) * size;

                public int Last(int page)
                {
                    int last = page * size «-¦+» 1;
                    return last < items ? last : items - 1;
                }

                public bool HasNext(int page) => page < Pages;
            }
            """, """
            namespace Shop.Tests;

            public sealed class PagerTests
            {
                [Fact]
                public void A_page_ends_before_the_next()
                {
                    Pager pager = new(25, 10);
                    Assert.Equal(9, pager.Last(1));
                }
            }
            """, "A_page_ends_before_the_next", "Assert.Equal() Failure: Values differ\nExpected: 9\nActual:   11", 9, Money),
        Case("quick: negated condition", "Stock", """
            using System.Collections.Generic;

            namespace Shop;

            public sealed class Stock
            {
                private readonly Dictionary<string, int> amounts = new();

                public void Put(string item, int amount)
                {
                    if («!¦»amounts.ContainsKey(item))
                        amounts[item] = 0;
                    amounts[item] += amount;
                }

                public int Of(string item) => amounts.TryGetValue(item, out int amount) ? amount : 0;

                public bool Take(string item, int amount)
                {
                    if (Of(item) < amount)
                        return false;
                    amounts[item] -= amount;
                    return true;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class StockTests
            {
                [Fact]
                public void What_is_put_is_there()
                {
                    Stock stock = new();
                    stock.Put("nail", 3);
                    Assert.Equal(3, stock.Of("nail"));
                }
            }
            """, "What_is_put_is_there", "System.Collections.Generic.KeyNotFoundException : The given key 'nail' was not present in the dictionary.", -13, Money),
        Case("quick: minimum for maximum", "Auction", """
            using System;
            using System.Collections.Generic;

            namespace Shop;

            public sealed class Auction
            {
                private readonly List<int> bids = [];

                public void Bid(int amount)
                {
                    if (amount > 0)
                        bids.Add(amount);
                }

                public int Highest()
                {
                    int highest = 0;
                    foreach (int bid in bids)
                        highest = Math.«Max¦Min»(highest, bid);
                    return highest;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class AuctionTests
            {
                [Fact]
                public void The_highest_bid_wins()
                {
                    Auction auction = new();
                    auction.Bid(5);
                    auction.Bid(7);
                    Assert.Equal(7, auction.Highest());
                }
            }
            """, "The_highest_bid_wins", "Assert.Equal() Failure: Values differ\nExpected: 7\nActual:   0", 11, Money),
        Case("quick: fee by weight", "Shipping", """
            namespace Shop;

            public static class Shipping
            {
                public static decimal Fee(decimal weight, bool express)
                {
                    decimal fee = weight <= 1 ? 3 : 5;
                    if (weight > 10)
                        fee += weight - 10;
                    if (express)
                        fee «*=¦+=» 2;
                    return fee;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class ShippingTests
            {
                [Fact]
                public void Express_costs_double()
                {
                    Assert.Equal(10, Shipping.Fee(5, true));
                }

                [Fact]
                public void Heavy_parcels_cost_more()
                {
                    Assert.Equal(7, Shipping.Fee(12, false));
                }
            }
            """, "Express_costs_double", "Assert.Equal() Failure: Values differ\nExpected: 10\nActual:   7", 8, Money),
        Case("quick: leap year", "Calendar", """
            namespace Shop;

            public static class Calendar
            {
                public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 «!=¦==» 0 || year % 400 == 0);

                public static int Days(int year, int month) => month switch
                {
                    2 => IsLeap(year) ? 29 : 28,
                    4 or 6 or 9 or 11 => 30,
                    _ => 31,
                };
            }
            """, """
            namespace Shop.Tests;

            public sealed class CalendarTests
            {
                [Fact]
                public void A_common_leap_year()
                {
                    Assert.True(Calendar.IsLeap(2024));
                }
            }
            """, "A_common_leap_year", "Assert.True() Failure\nExpected: True\nActual:   False", 8, Money),
        Case("quick: wrong variable", "Rectangle", """
            namespace Shop;

            public sealed record Rectangle(int Left, int Top, int Width, int Height)
            {
                public int Area => Width * Height;

                public bool Contains(int x, int y)
                {
                    bool inside = x >= Left && x < Left + Width;
                    return inside && y >= Top && «y¦x» < Top + Height;
                }
            }
            """, """
            namespace Shop.Tests;

            public sealed class RectangleTests
            {
                [Fact]
                public void What_is_below_is_outside()
                {
                    Rectangle rectangle = new(0, 0, 10, 5);
                    Assert.False(rectangle.Contains(2, 7));
                }
            }
            """, "What_is_below_is_outside", "Assert.False() Failure\nExpected: False\nActual:   True", 9, Money),
        Case("quick: swapped arguments", "Clock", """
            using System;

            namespace Shop;

            public static class Clock
            {
                public static TimeSpan Left(DateTime now, DateTime end) => Between(«now, end¦end, now»);

                private static TimeSpan Between(DateTime from, DateTime to) => to - from;
            }
            """, """
            namespace Shop.Tests;

            public sealed class ClockTests
            {
                [Fact]
                public void Time_is_left()
                {
                    Assert.Equal(TimeSpan.FromHours(1), Clock.Left(new DateTime(2024, 1, 1, 10, 0, 0), new DateTime(2024, 1, 1, 11, 0, 0)));
                }
            }
            """, "Time_is_left", "Assert.Equal() Failure: Values differ\nExpected: 01:00:00\nActual:   -01:00:00", 8, Money),
    ];
}
