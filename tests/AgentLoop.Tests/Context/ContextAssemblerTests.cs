using FsCheck;
using FsCheck.Fluent;

namespace AgentLoop.Tests.Context;

public sealed class ContextAssemblerTests
{
    [Fact]
    public void What_fits_is_shown_in_an_order_that_does_not_depend_on_when_it_came()
    {
        ContextItem[] items =
        [
            Item("host", "rules", trust: ContextTrust.Trusted), Item("instructions", "AGENTS.md"), Item("instructions", "0/AGENTS.md"),
            Item("failing-output", "T"), Item("file", "a.cs"), Item("file", "src/A.cs"),
        ];

        ContextAssembly forwards = ContextAssembler.Assemble(items, 10_000);
        ContextAssembly backwards = ContextAssembler.Assemble([.. items.Reverse()], 10_000);

        Assert.Equal(items, forwards.Included);
        Assert.Equal(items, backwards.Included);
        Assert.Empty(forwards.Dropped);
    }

    [Fact]
    public void What_matters_least_is_shortened_or_dropped_and_said_to_be()
    {
        ContextItem[] items =
        [
            Item("file", "most", new string('a', 2000), 0.9), Item("file", "less", new string('b', 2000), 0.6), Item("file", "least", new string('c', 2000), 0.1),
        ];

        ContextAssembly assembly = ContextAssembler.Assemble(items, 900);

        Assert.Equal(["less", "most"], assembly.Included.Select(i => i.Title));
        Assert.Contains("bytes are missing here", assembly.Included[0].Content, StringComparison.Ordinal);
        Assert.Equal(items[1..], assembly.Dropped);
        Assert.InRange(assembly.Tokens, 700, 900);
    }

    [Fact]
    public void The_same_text_is_shown_once()
    {
        ContextAssembly assembly = ContextAssembler.Assemble([Item("file", "a", "same", 0.1), Item("file", "b", "same", 0.9)], 1000);

        Assert.Equal("b", Assert.Single(assembly.Included).Title);
        Assert.Equal("a", Assert.Single(assembly.Dropped).Title);
    }

    [Fact]
    public void The_budget_holds_whatever_is_gathered() =>
        Prop.ForAll(TextArbitrary.Of(["a", "漢", "\n", "words of some length "]).Generator.ArrayOf().ToArbitrary(), Gen.Choose(0, 2000).ToArbitrary(), (texts, budget) =>
        {
            ContextItem[] items = [.. texts.Select((t, i) => Item("file", $"f{i}", string.Concat(Enumerable.Repeat(t, 1 + (i * 20))), i % 7 / 7.0))];
            ContextAssembly assembly = ContextAssembler.Assemble(items, budget);
            return assembly.Included.Sum(ContextAssembler.TokensOf) == assembly.Tokens && assembly.Tokens <= Math.Max(0, budget)
                && assembly.Included.Select(i => i.Title).Union(assembly.Dropped.Select(d => d.Title)).Count() == items.Length;
        }).QuickCheckThrowOnFailure();

    private static ContextItem Item(string source, string title, string? content = null, double relevance = 0.5, ContextTrust trust = ContextTrust.Untrusted) =>
        new() { Source = source, Title = title, Content = content ?? source + title, Relevance = relevance, Trust = trust };
}
