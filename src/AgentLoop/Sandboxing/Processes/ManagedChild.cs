using System.ComponentModel;
using System.Diagnostics;

namespace AgentLoop;

/// <summary>A child started by the framework, for systems where <see cref="SpawnedChild"/> does not work. It cannot be confined.</summary>
internal sealed class ManagedChild : IChild
{
    private readonly Process _process;

    private ManagedChild(Process process) => _process = process;

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public Stream Error => _process.StandardError.BaseStream;

    public static ManagedChild? Start(
        ChildStart start, string program, string folder, Dictionary<string, string> environment, out string failure)
    {
        ProcessStartInfo how = new(program, start.Arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        how.Environment.Clear();
        foreach ((string name, string value) in environment)
            how.Environment[name] = value;
        return Start(how, out failure);
    }

    public ChildExit WaitForExit()
    {
        _process.WaitForExit();
        return new ChildExit(_process.ExitCode, CpuTime());
    }

    public TimeSpan KillTree()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }

        return TimeSpan.Zero;
    }

    private static ManagedChild? Start(ProcessStartInfo how, out string failure)
    {
        try
        {
            failure = "";
            return Process.Start(how) is { } process ? new ManagedChild(process) : null;
        }
        catch (Win32Exception refused)
        {
            failure = $"The program \"{how.FileName}\" could not be started: {refused.Message}";
            return null;
        }
    }

    /// <summary>Of the process alone, and only where the system still tells it after the end (Windows does).</summary>
    private TimeSpan CpuTime() => OperatingSystem.IsWindows() ? _process.TotalProcessorTime : TimeSpan.Zero;
}
