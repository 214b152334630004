namespace AgentLoop;

/// <summary>
/// A check before a statement that leaves early (the null pointer, range and size checkers of PAR, Kim et al. 2013, and TBar, Liu et
/// al. 2019).
/// </summary>
internal sealed class GuardMutation : IMutationOperator
{
    private const int MostVariables = 3;
    private const int LongestStatement = 60;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        if (site.Function is not { } function || !site.File.Statements.TryGetValue(site.Index, out SourceStatement? statement)
            || statement.IsBareBody)
            return [];
        bool first = statement.Range.First == function.Body.First + (site.Language.IsIndented ? 0 : 1);
        double weight = first ? 1 : 0.35;
        return Used(site, first ? function.Parameters : statement.Range, statement.Range)
            .Take(MostVariables)
            .SelectMany(v => GuardTemplates.Conditions(site.Language, v.Name, v.Use, v.Type))
            .SelectMany(c => GuardTemplates.Exits(site.File, function, site.Index)
            .Select((exit, i) => Insert(site, c.Kind, c.Text, exit, weight * 0.08 * Math.Pow(0.7, i))));
    }

    private static Mutation Insert(MutationSite site, MutationKind kind, string condition, string exit, double likelihood)
    {
        string indentation = site.File.Indentation(site.Index);
        string head = GuardTemplates.If(site.Language, condition, exit, site.File.NewLine + indentation);
        return site.Prepend(kind, site.Index, head + site.File.NewLine + indentation, likelihood);
    }

    /// <summary>
    /// The variables of a statement, and at the beginning of a function its parameters, with what the function does with them;
    /// parameters, and those that are looked into, first.
    /// </summary>
    private static IEnumerable<(string Name, NameUse Use, string? Type)> Used(MutationSite site, CodeRange parameters, CodeRange range)
    {
        SourceNames names = site.File.Names;
        return Enumerable.Range(parameters.First, Math.Max(parameters.Count, 0))
            .Concat(Enumerable.Range(range.First, Math.Min(range.Count, LongestStatement)))
            .Where(i => site.File.At(i).IsIdentifier && site.File.At(i - 1).Text is not ("." or "?."))
            .Select(i => site.File.At(i).Text)
            .Distinct(StringComparer.Ordinal)
            .Select(n => (Name: n, Variable: names.Resolve(n, site.Index)))
            .Where(v => v.Variable is not null)
            .Select(v => (v.Name, Use: names.UseOf(v.Name, site.Index), v.Variable!.Type, v.Variable.IsParameter))
            .OrderByDescending(v => v.IsParameter)
            .ThenByDescending(v => v.Use.HasAny(NameUse.Accessed | NameUse.Indexed))
            .Select(v => (v.Name, v.Use, v.Type));
    }
}
