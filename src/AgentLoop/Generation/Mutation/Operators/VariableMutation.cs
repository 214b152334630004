namespace AgentLoop;

/// <summary>Another variable in scope (variable replacement of TBar, Liu et al. 2019, and of PraPR, Ghanbari et al. 2019).</summary>
internal sealed class VariableMutation : IMutationOperator
{
    private const int MostOthers = 8;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (!IsUse(site))
            return [];
        return VariableRanking.Others(site)
            .Take(MostOthers)
            .Select((other, i) => site.Replace(MutationKind.Variable, other.Name, 0.36 * other.Weight * Math.Pow(0.82, i)));
    }

    /// <summary>A name that stands for a value: no member, no declaration, no call, no label of an argument.</summary>
    private static bool IsUse(MutationSite site)
    {
        if (!site.Token.IsIdentifier || site.Function is null || site.Previous.Text is "." or "?." or "->" or "::"
            || site.Next.Text is "(" or "!" or "::")
            return false;
        bool named = site.Next.Is(":") && site.Previous.Text is "(" or "," or "{";
        bool type = site.Next.IsIdentifier || site.File.IsTypeBracket(site.Index + 1);
        bool keyword = site.Next.Is("=") && site.File.Enclosing[site.Index] is int open && open > 0 && site.File.Is(open, "(")
            && site.Language.IsIndented;
        return !named && !type && !keyword && !IsDeclaration(site);
    }

    private static bool IsDeclaration(MutationSite site)
    {
        if (site.File.Names.Resolve(site.Token.Text, site.Index + 1) is not { } variable)
            return site.File.Names.DeclaredIn(new CodeRange(site.Index, site.Index)).Any();
        return variable.DeclaredAt == site.Index && (variable.IsParameter || !site.Language.IsIndented);
    }
}
