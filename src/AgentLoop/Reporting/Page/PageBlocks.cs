namespace AgentLoop;

/// <summary>Pieces that several sections have.</summary>
internal static class PageBlocks
{
    /// <summary>A text with its lines; one that is too long without its middle.</summary>
    public static void AddText(this PageWriter page, string text, int longest)
    {
        if (text.Length <= longest)
        {
            page.Add($"<pre class=\"text\">\n{text}</pre>");
            return;
        }

        int head = WholeUpTo(text, longest - (longest / 4));
        int tail = WholeUpTo(text, text.Length - (longest / 4));
        page.Add($"<pre class=\"text\">\n{text.AsSpan(0, head)}</pre>");
        page.Add($"<p class=\"cut\">{PageFigures.Count(tail - head, "character")} left out here</p>");
        page.Add($"<pre class=\"text\">\n{text.AsSpan(tail)}</pre>");
    }

    /// <summary>A list, if there is anything in it; of a long one, the beginning.</summary>
    public static void AddList(this PageWriter page, string title, IReadOnlyList<string> items, int most = 100)
    {
        if (items.Count == 0)
            return;
        page.Add($"<h4>{title}</h4><ul>");
        foreach (string item in items.Take(most))
            page.Add($"<li>{item}</li>");
        if (items.Count > most)
            page.Add($"<li class=\"cut\">and {PageFigures.Of(items.Count - most)} more</li>");
        page.Add($"</ul>");
    }

    public static void AddBadge(this PageWriter page, string tone, string text) => page.Add($"<span class=\"badge {tone}\">{text}</span>");

    public static void AddFact(this PageWriter page, string name, string value)
    {
        if (value.Length > 0)
            page.Add($"<div><dt>{name}</dt><dd>{value}</dd></div>");
    }

    public static void AddIcon(this PageWriter page, string name) =>
        page.Add($"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-{name}\"></use></svg>");

    /// <summary>A section of the page with its heading; whoever opens it closes it.</summary>
    public static void OpenSection(this PageWriter page, string id, string title, string note = "")
    {
        page.Add($"<section id=\"{id}\" aria-labelledby=\"{id}-title\"><h2 id=\"{id}-title\">{title}");
        if (note.Length > 0)
            page.Add($" <small>{note}</small>");
        page.Add($"</h2>");
    }

    public static void CloseSection(this PageWriter page) => page.Add($"</section>");

    /// <summary>Does not cut a character in two.</summary>
    private static int WholeUpTo(string text, int length) => char.IsLowSurrogate(text[length]) ? length - 1 : length;
}
