namespace AgentLoop;

/// <summary>Another assignment operator (ASR of Offutt et al. 1996).</summary>
internal sealed class AssignmentOperatorMutation : IMutationOperator
{
    public IEnumerable<Mutation> Propose(MutationSite site) => ExpectedType.Behind(site) switch
    {
        null or TypeClass.Number => Of(site),
        TypeClass.Text => Of(site).Where(m => m.Replacement is "=" or "+="),
        _ => [],
    };

    private static IEnumerable<Mutation> Of(MutationSite site) => site.Token.Text switch
    {
        "+=" => [site.Replace(MutationKind.Assignment, "-=", 0.6), site.Replace(MutationKind.Assignment, "*=", 0.27),
            site.Replace(MutationKind.Assignment, "=", 0.22)],
        "-=" => [site.Replace(MutationKind.Assignment, "+=", 0.6), site.Replace(MutationKind.Assignment, "=", 0.22)],
        "*=" => [site.Replace(MutationKind.Assignment, "+=", 0.35), site.Replace(MutationKind.Assignment, "/=", 0.35),
            site.Replace(MutationKind.Assignment, "=", 0.1)],
        "/=" => [site.Replace(MutationKind.Assignment, "*=", 0.35), site.Replace(MutationKind.Assignment, "-=", 0.15),
            .. WholeDivision(site)],
        "//=" => [site.Replace(MutationKind.Assignment, "/=", 0.3), site.Replace(MutationKind.Assignment, "-=", 0.15)],
        "%=" => [site.Replace(MutationKind.Assignment, "/=", 0.35)],
        "<<=" => [site.Replace(MutationKind.Assignment, ">>=", 0.5)],
        ">>=" => [site.Replace(MutationKind.Assignment, "<<=", 0.5)],
        "=" when IsRepeatable(site) =>
            [site.Replace(MutationKind.Assignment, "+=", 0.26), site.Replace(MutationKind.Assignment, "-=", 0.08)],
        _ => [],
    };

    private static Mutation[] WholeDivision(MutationSite site) =>
        site.Language.IsIndented ? [site.Replace(MutationKind.Assignment, "//=", 0.35)] : [];

    /// <summary>Something is assigned to again: a value was there before that could be added to.</summary>
    private static bool IsRepeatable(MutationSite site)
    {
        if (site.Function is null || site.Next.IsValueWord || site.Next.Text is "[" or "{" || site.Next.Kind == SourceTokenKind.Text)
            return false;
        if (site.File.Is(site.Index - 2, ","))
            return false;
        if (site.Previous.Is("]"))
            return true;
        return site.Previous.IsIdentifier && !site.File.Functions.IsParameterList(site.File.Enclosing[site.Index])
            && site.File.Names.Resolve(site.Previous.Text, site.Index) is { } variable && variable.DeclaredAt < site.Index - 1;
    }
}
