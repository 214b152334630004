namespace AgentLoop;

/// <summary>A condition with another of the same function added to it (the expression adder of PAR, Kim et al. 2013).</summary>
internal sealed class ConditionAdditionMutation : IMutationOperator
{
    private const int MostOthers = 6;

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        CodeRange condition = Conditions.After(site.File, site.Index);
        if (condition.IsEmpty || site.Function is not { } function || site.File.Is(condition.First, "let"))
            return [];
        return Others(site, condition, function).Distinct(StringComparer.Ordinal).Take(MostOthers)
            .SelectMany((other, i) => Joined(site, condition, other, i));
    }

    private static IEnumerable<Mutation> Joined(MutationSite site, CodeRange condition, string other, int rank)
    {
        string text = site.TextOf(condition);
        double likelihood = (site.Token.Is("while") ? 0.07 : 0.05) * Math.Pow(0.85, rank);
        string left = Conditions.IsCompound(site.File, condition) ? $"({text})" : text;
        yield return site.Replace(MutationKind.ConditionAddition, condition, $"{left} {site.Language.And} {other}", likelihood);
        yield return site.Replace(MutationKind.ConditionAddition, condition, $"{left} {site.Language.Or} {other}", likelihood);
    }

    private static IEnumerable<string> Others(MutationSite site, CodeRange condition, SourceFunction function)
    {
        SourceFile file = site.File;
        foreach (SourceVariable variable in file.Names.VisibleAt(site.Index).Where(v => !v.IsField))
        {
            if (variable.Type is TypeClass.Boolean)
                yield return variable.Name;
        }

        foreach (CodeRange other in Conditions.In(file, function.Body))
        {
            if (other != condition && !Conditions.IsCompound(file, other))
                yield return site.TextOf(other);
        }
    }
}
