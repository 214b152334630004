using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace AgentLoop;

/// <summary>
/// Writes a page piece by piece. Markup can only come from interpolated strings of our own source; their holes, and everything else, are text and
/// are escaped for the place they stand in.
/// </summary>
/// <remarks>What is written is well-formed XML, too, so that a mistake in it can be found without a browser.</remarks>
internal sealed class PageWriter(Stream output) : IAsyncDisposable
{
    /// <summary>How many characters may wait in memory before they are handed on.</summary>
    private const int Full = 64 * 1024;

    private readonly StringBuilder waiting = new(Full);
    private readonly StreamWriter writer = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 16 * 1024, leaveOpen: true);
    private bool isInTag;

    /// <summary>How much waits to be handed on: a place to which <see cref="Return"/> goes back.</summary>
    public int Place => waiting.Length;

    /// <summary>Adds markup with text in it.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] PageMarkup markup) => Debug.Assert(markup.IsOf(this), "Markup writes itself into the page that it is added to.");

    /// <summary>Adds one of our own files as it is.</summary>
    public void Add(PageAsset asset) => waiting.Append(asset.Text);

    /// <summary>Adds text where there can be no markup at all, as in a title.</summary>
    public void AddPlain(ReadOnlySpan<char> text) => PageText.Append(waiting, text, isInTag: true);

    public void Literal(string markup)
    {
        waiting.Append(markup);
        int last = markup.AsSpan().LastIndexOfAny('<', '>');
        if (last >= 0)
            isInTag = markup[last] == '<';
    }

    public void Text(ReadOnlySpan<char> text) => PageText.Append(waiting, text, isInTag);

    public void Number(long number) => waiting.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Takes back what was added since, where nothing was handed on meanwhile.</summary>
    public void Return(int place)
    {
        waiting.Length = place;
        isInTag = false;
    }

    /// <summary>Hands on what waits, if that is much.</summary>
    public async ValueTask HandOnAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (waiting.Length < Full)
            return;
        await writer.WriteAsync(waiting, cancellationToken).ConfigureAwait(false);
        waiting.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        await writer.WriteAsync(waiting).ConfigureAwait(false);
        waiting.Clear();
        await writer.DisposeAsync().ConfigureAwait(false);
    }
}
