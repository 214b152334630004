namespace AgentLoop;

/// <summary>Tells from declarations what type a value has to have.</summary>
internal static class ExpectedType
{
    /// <summary>The type of what stands behind a <c>return</c> or an assignment; <see langword="null"/> where it is not known.</summary>
    public static string? Behind(MutationSite site) => site.Token.Text switch
    {
        "return" when site.Function is { } function => Returned(site.File, function),
        "=" or "+=" when site.Previous.IsIdentifier => site.File.Names.Resolve(site.Previous.Text, site.Index)?.Type,
        _ => null,
    };

    /// <summary>What a function returns, where its type stands before its name; <see langword="null"/> where it is not known.</summary>
    public static string? Returned(SourceFile file, SourceFunction function)
    {
        CodeToken before = file.At(function.NameIndex - 1);
        if (file.Language.Declarations != DeclarationStyle.TypeFirst || file.Functions.IndexAt(function.NameIndex - 1) >= 0)
            return null;
        if (before.Text is "]" or ">")
            return IsTask(file, function.NameIndex - 1) ? null : "list";
        bool type = before.IsIdentifier || TypeClass.OfName(before.Text) is TypeClass.Number or TypeClass.Text or TypeClass.Boolean;
        return type ? TypeClass.OfName(before.Text) : null;
    }

    private static bool IsTask(SourceFile file, int last)
    {
        int first = last;
        while (first > 0 && file.Code[first].Line == file.Code[last].Line && !file.Is(first, "<"))
            first--;
        return file.At(first - 1).Text is "Task" or "ValueTask" or "Nullable" or "Optional" or "CompletableFuture";
    }
}
