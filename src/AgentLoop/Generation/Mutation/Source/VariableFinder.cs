namespace AgentLoop;

/// <summary>Finds where names are introduced, by the shape of declarations.</summary>
internal static class VariableFinder
{
    public static IReadOnlyList<SourceVariable> Find(SourceFile file)
    {
        List<SourceVariable> found = [];
        HashSet<(string Name, CodeRange Scope)> seen = [];
        for (int i = 0; i < file.Code.Count; i++)
        {
            if (!file.Code[i].IsIdentifier)
                continue;
            bool parameter = file.Functions.IsParameterList(file.Enclosing[i]);
            string? type = null;
            if (!IsDeclared(file, i, parameter, ref type))
                continue;
            SourceVariable variable = Create(file, i, parameter, type);
            if (seen.Add((variable.Name, variable.Scope)))
                found.Add(variable);
        }

        return found;
    }

    private static bool IsDeclared(SourceFile file, int index, bool parameter, ref string? type)
    {
        bool declared = file.Language.Declarations switch
        {
            DeclarationStyle.TypeFirst => TypeFirstDeclarations.Matches(file, index, ref type),
            _ when parameter => UntypedDeclarations.IsParameter(file, index, ref type),
            DeclarationStyle.Keyword => UntypedDeclarations.HasKeyword(file, index, ref type),
            _ => UntypedDeclarations.IsAssigned(file, index, ref type),
        };
        return declared || UntypedDeclarations.IsArrowParameter(file, index);
    }

    private static SourceVariable Create(SourceFile file, int index, bool parameter, string? type) => new()
    {
        Name = file.Code[index].Text,
        Type = type is null ? null : TypeClass.OfName(type),
        DeclaredAt = index,
        Scope = VariableScope.Of(file, index),
        IsParameter = parameter,
        IsField = file.Functions.IndexAt(index) < 0,
    };
}
