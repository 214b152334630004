namespace AgentLoop;

/// <summary>
/// A condition the other way round (the negate conditionals mutator of PIT; jMutRepair in Astor, Martinez and Monperrus 2016).
/// </summary>
internal sealed class NegationMutation : IMutationOperator
{
    private static readonly string[] Questions =
        ["is", "has", "can", "contains", "any", "all", "exists", "should", "starts", "ends", "equals", "try", "empty", "valid", "in_",
            "every", "some"];

    public IEnumerable<Mutation> Propose(MutationSite site)
    {
        SourceFile file = site.File;
        if (IsNegation(site))
            return [new Mutation(MutationKind.Negation, site.Token.Start, site.Next.Start, "", 0.6)];
        if (site.Token.Text is "&&" or "||" or "and" or "or" && site.IsBinaryOperator)
        {
            (CodeRange left, CodeRange right) = Operands.Of(file, site.Index);
            return new[] { left, right }.Where(r => IsPlain(file, r))
                .Select(r => site.Prepend(MutationKind.Negation, r.First, site.Language.Not, 0.2));
        }

        CodeRange condition = Conditions.After(file, site.Index);
        if (!condition.IsEmpty)
            return Condition(site, condition);
        return site.Token.Is("return") ? Returned(site) : [];
    }

    private static bool IsNegation(MutationSite site) => site.Token.Text switch
    {
        "!" => !site.Previous.EndsOperand && (site.Next.EndsOperand || site.Next.Is("(")),
        "not" => site.Next != CodeToken.None && !site.Next.Is("in") && !site.Previous.Is("is") && !site.Previous.EndsOperand,
        _ => false,
    };

    private static IEnumerable<Mutation> Condition(MutationSite site, CodeRange condition)
    {
        string text = site.TextOf(condition);
        if (IsPlain(site.File, condition))
            return [site.Prepend(MutationKind.Negation, condition.First, site.Language.Not, 0.5)];
        bool comparison = !Conditions.IsCompound(site.File, condition);
        return site.File.Is(condition.First, site.Language.Not.Trim()) && comparison
            ? []
            : [site.Replace(MutationKind.Negation, condition, $"{site.Language.Not}({text})", comparison ? 0.05 : 0.2)];
    }

    private static IEnumerable<Mutation> Returned(MutationSite site)
    {
        CodeRange value = Operands.After(site.File, site.Index, Precedence.Disjunction);
        if (value.IsEmpty || !IsPlain(site.File, value) || site.File.Code[value.First].Kind != SourceTokenKind.Identifier)
            return [];
        string? type = ExpectedType.Behind(site) ?? site.File.Names.Resolve(site.TextOf(value), value.First)?.Type;
        if (type is not (null or TypeClass.Boolean))
            return [];
        double likelihood = Asks(site.File, value, site.Function) ? 0.4 : 0.06;
        return [site.Prepend(MutationKind.Negation, value.First, site.Language.Not, likelihood)];
    }

    private static bool Asks(SourceFile file, CodeRange value, SourceFunction? function)
    {
        for (int i = value.First; i <= value.Last; i++)
        {
            string name = file.At(i).Text;
            if (file.At(i).IsIdentifier && (Array.Exists(Questions, q => name.StartsWith(q, StringComparison.OrdinalIgnoreCase))
                || file.Names.Resolve(name, i)?.Type is TypeClass.Boolean))
                return true;
        }

        return function is not null && Array.Exists(Questions, q => function.Name.StartsWith(q, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A name, a call or a chain of them, without an operator between.</summary>
    private static bool IsPlain(SourceFile file, CodeRange range)
    {
        if (range.IsEmpty || !file.Code[range.First].EndsOperand)
            return false;
        for (int i = range.First; i <= range.Last; i++)
        {
            if (file.Match[i] > i)
                i = file.Match[i];
            else if (file.At(i).Kind == SourceTokenKind.Operator && file.At(i).Text is not ("." or "::" or "?." or "->"))
                return false;
            else if (file.At(i).Kind is SourceTokenKind.Keyword && !file.At(i).EndsOperand)
                return false;
        }

        return true;
    }
}
