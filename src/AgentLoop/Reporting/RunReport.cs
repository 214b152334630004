namespace AgentLoop;

/// <summary>
/// A run as one HTML file: the task, the plans, a timeline, each candidate's change with the evidence for it, the decisions with their reasons, every
/// event of the journal with prompts and answers, and whether the record holds.
/// </summary>
/// <remarks>
/// The file needs no network and asks for none: its own policy forbids everything but the one style sheet and the one script that are in it. All that a
/// model, a repository or a tool said is text in it, and what cannot be seen in a text is made visible.
/// <para>
/// It is written as the journal is read: no more than one artifact is held at a time. Texts longer than <see cref="RunReportRequest.MaxTextLength"/>
/// characters are cut in their middle, with a note of how much is left out; lines of a diff after 1,000 characters, the diff of a candidate
/// after 2,000 lines, and lists of tests and findings after 100. Artifacts of more than 8 MB are named and not shown.
/// </para>
/// <para>The same record and the same request give the same bytes.</para>
/// </remarks>
public static class RunReport
{
    /// <summary>Writes the report of a run in UTF-8. The stream stays open.</summary>
    /// <exception cref="AgentLoopException">The store has no such run, or cannot be read; nothing was written.</exception>
    public static async ValueTask WriteAsync(RunReportRequest request, Stream output, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(output);
        RunOutline outline = await OutlineReader.ReadAsync(request, cancellationToken).ConfigureAwait(false);
        PageWriter page = new(output);
        await using (page.ConfigureAwait(false))
        {
            await new RunPage(request, outline, page).WriteAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
