using System.Collections.Immutable;
using Shirube.Domain.People;

namespace Shirube.Domain.Rounds;

public enum RoundState
{
    /// <summary>Being made ready: duties are checked, unmarked leads settled. Nobody can answer yet.</summary>
    Preparing,
    Open,

    /// <summary>A data cut was taken. What is answered now is late and counts in the next cut.</summary>
    Closed,
}

public enum RoundAction
{
    Open,
    Close,
    Reopen,
}

/// <summary>What can happen to a round, when, and by whom. The one table that use cases ask.</summary>
public static class RoundTransitions
{
    public static ImmutableArray<(
        RoundState From,
        RoundAction Action,
        RoundState To,
        ImmutableArray<PersonRole> By
    )> All { get; } =
    [
        (RoundState.Preparing, RoundAction.Open, RoundState.Open, [PersonRole.Secretariat]),
        (RoundState.Open, RoundAction.Close, RoundState.Closed, [PersonRole.Secretariat]),
        (RoundState.Closed, RoundAction.Reopen, RoundState.Open, [PersonRole.Secretariat]),
    ];

    /// <returns>What it becomes; or why it cannot.</returns>
    public static (RoundState? To, Message? Refusal) Of(RoundState from, RoundAction action)
    {
        foreach (var t in All)
            if (t.From == from && t.Action == action)
                return (t.To, null);
        return (
            null,
            new(
                $"このフォローアップは「{from.Label().Ja}」なので、{action.Label().Ja}ことはできません。",
                $"This round is {from.Label().En.ToLowerInvariant()}: it cannot be {action.Label().En}."
            )
        );
    }

    public static string Name(this RoundState state) =>
        state switch
        {
            RoundState.Preparing => "preparing",
            RoundState.Open => "open",
            _ => "closed",
        };

    public static RoundState Parse(string name) =>
        Enum.GetValues<RoundState>().First(s => s.Name() == name);

    public static Message Label(this RoundState state) =>
        state switch
        {
            RoundState.Preparing => new("準備中", "Being prepared"),
            RoundState.Open => new("回答受付中", "Open"),
            _ => new("締切済み", "Closed"),
        };

    public static Message Label(this RoundAction action) =>
        action switch
        {
            RoundAction.Open => new("開く", "opened"),
            RoundAction.Close => new("締め切る", "closed"),
            _ => new("再び開く", "reopened"),
        };
}
