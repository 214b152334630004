using Spectre.Console;

namespace QuickStart;

/// <summary>Chooses how a run is shown.</summary>
internal static class RunView
{
    /// <summary>A table that changes where the output is a terminal, otherwise lines.</summary>
    public static IRunView For(IAnsiConsole console) => IsTerminal(console)
        ? new LiveView(console, TimeProvider.System)
        : new PlainView(console, TimeProvider.System);

    /// <summary>What takes a while before a run begins.</summary>
    public static Task<T> WaitAsync<T>(IAnsiConsole console, string what, Func<Task<T>> work)
    {
        if (IsTerminal(console))
            return console.Status().Spinner(Spinner.Known.Dots).StartAsync(Markup.Escape(what), _ => work());

        console.WriteLine(what);
        return work();
    }

    private static bool IsTerminal(IAnsiConsole console) => console.Profile is { Out.IsTerminal: true, Capabilities: { Ansi: true, Interactive: true } };
}
