using System.Runtime.InteropServices;

namespace AgentLoop;

/// <summary>What one command is bound by, and how near it came.</summary>
internal sealed class CommandLimits : IDisposable
{
    private readonly SessionLimits _session;
    private readonly CpuAccount? _account;
    private readonly IReadOnlyList<ControlGroup> _groups;
    private readonly long _killsBefore;
    private readonly long _refusalsBefore;
    private bool _endedByItself;

    public CommandLimits(SessionLimits session, CpuAccount? account)
    {
        _session = session;
        _account = account;
        _groups = session.Groups?.For(account) ?? [];
        _killsBefore = Kills;
        _refusalsBefore = Refusals;
    }

    /// <summary>Where the thread that starts the process has to be meanwhile.</summary>
    public IReadOnlyList<ControlSeat> Seats => [.. _groups.Select(group => group.Seat).OfType<ControlSeat>()];

    private long Kills => _session.Groups?.Memory?.OutOfMemoryKills ?? 0;

    private long Refusals => _session.Groups?.Processes?.RefusedProcesses ?? 0;

    /// <summary>Binds a process that has not yet done anything; why it cannot be bound, in a sentence.</summary>
    public string? Bind(int process)
    {
        try
        {
            foreach (ControlGroup group in _groups.Where(group => group.Seat is null))
                group.Add(process);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return Refused(refused.Message);
        }

        int error = LimitResources.Of(_session.Limits, _session.Means).Select(limit => limit.SetFor(process)).FirstOrDefault(error => error != 0);
        return error == 0 ? null : Refused(Marshal.GetPInvokeErrorMessage(error));
    }

    /// <summary>The result with the limit that the command ran into, if it did.</summary>
    public ChildResult Explain(ChildResult result)
    {
        _endedByItself = !result.TimedOut;
        LimitSigns signs = new()
        {
            Limits = _session.Limits,
            UsedTooMuchTime = _account?.Exceeded == true,
            OutOfMemoryKills = Kills - _killsBefore,
            RefusedProcesses = Refusals - _refusalsBefore,
        };
        TimeSpan used = _account?.Used ?? TimeSpan.Zero;
        return signs.Explain(result) with
        {
            CpuTime = used > result.CpuTime ? used : result.CpuTime,
            PeakMemory = _session.Groups?.Memory?.PeakMemory is > 0 and long peak ? peak : null,
        };
    }

    /// <summary>A command that did not come to its own end leaves nothing behind.</summary>
    public void Dispose()
    {
        if (_account is null)
            return;
        if (!_endedByItself)
            _account.Group.KillAll();
        _session.Groups?.Accounts?.Close(_account);
    }

    private static string Refused(string reason) => $"The limits of the command could not be set: {reason.TrimEnd('.')}. It was not run.";
}
