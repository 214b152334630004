namespace AgentLoop;

/// <summary>Another comparison (ROR of Offutt et al. 1996; the conditional mutators of PraPR, Ghanbari et al. 2019).</summary>
internal sealed class RelationalOperatorMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!site.IsBinaryOperator)
            return [];
        return site.Token.Text switch
        {
            "<" => Order(site, "<=", ">", ">="),
            "<=" => Order(site, "<", ">=", ">"),
            ">" => Order(site, ">=", "<", "<="),
            ">=" => Order(site, ">", "<=", "<"),
            "==" or "===" => Equal(site, site.Token.Is("==") ? "!=" : "!=="),
            "!=" or "!==" => Unequal(site, site.Token.Is("!=") ? "==" : "==="),
            "is" or "in" or "not" when site.Language.IsIndented => Words(site),
            "is" when site.Language == CompiledLanguages.CSharp => Pattern(site),
            _ => [],
        };
    }

    private static IEnumerable<Mutation> Order(MutationSite site, string boundary, string opposite, string both) =>
    [
        site.Replace(MutationKind.Boundary, boundary, 0.85),
        site.Replace(MutationKind.Comparison, opposite, 0.62),
        site.Replace(MutationKind.Comparison, both, 0.36),
        site.Replace(MutationKind.Comparison, "!=", 0.1),
        site.Replace(MutationKind.Comparison, "==", 0.08),
    ];

    private static IEnumerable<Mutation> Equal(MutationSite site, string unequal)
    {
        yield return site.Replace(MutationKind.Comparison, unequal, 0.7);
        if (IsOrdered(site))
        {
            yield return site.Replace(MutationKind.Comparison, "<=", 0.2);
            yield return site.Replace(MutationKind.Comparison, ">=", 0.18);
            yield return site.Replace(MutationKind.Comparison, "<", 0.1);
            yield return site.Replace(MutationKind.Comparison, ">", 0.1);
        }
    }

    private static IEnumerable<Mutation> Unequal(MutationSite site, string equal)
    {
        yield return site.Replace(MutationKind.Comparison, equal, 0.7);
        if (IsOrdered(site))
        {
            yield return site.Replace(MutationKind.Comparison, "<", 0.2);
            yield return site.Replace(MutationKind.Comparison, ">", 0.18);
        }
    }

    private static bool IsOrdered(MutationSite site) =>
        site.Next.Kind != SourceTokenKind.Text && !site.Next.IsValueWord && site.Previous.Kind != SourceTokenKind.Text;

    private static IEnumerable<Mutation> Words(MutationSite site) => site.Token.Text switch
    {
        "not" when site.Next.Is("in") => [site.Replace(MutationKind.Comparison, new CodeRange(site.Index, site.Index + 1), "in", 0.65)],
        "in" when !IsLoop(site) => [site.Replace(MutationKind.Comparison, "not in", 0.45)],
        "is" when site.Next.Is("not") => [site.Replace(MutationKind.Comparison, new CodeRange(site.Index, site.Index + 1), "is", 0.65)],
        "is" => [site.Replace(MutationKind.Comparison, "is not", 0.6)],
        _ => [],
    };

    private static bool IsLoop(MutationSite site)
    {
        for (int i = site.Index - 1; i >= 0 && i > site.Index - 12; i--)
        {
            if (site.File.Is(i, "for"))
                return true;
        }

        return false;
    }

    private static IEnumerable<Mutation> Pattern(MutationSite site) => site.Next.Is("not")
        ? [site.Replace(MutationKind.Comparison, new CodeRange(site.Index, site.Index + 1), "is", 0.6)]
        : site.Next.Text is "null" or "true" or "false" ? [site.Replace(MutationKind.Comparison, "is not", 0.6)] : [];
}
