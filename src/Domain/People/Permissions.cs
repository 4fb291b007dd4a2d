using System.Collections.Immutable;

namespace Shirube.Domain.People;

/// <summary>Who may do what: the one table that use cases ask and that PostgreSQL's policies repeat. A test writes it out
/// (docs/permissions.md) and tries every cell of it.</summary>
public static class Permissions
{
    private static readonly ImmutableDictionary<UseCase, ImmutableArray<PersonRole>> May =
        new Dictionary<UseCase, ImmutableArray<PersonRole>>
        {
            [UseCase.WorkAtTheDesk] = [PersonRole.Secretariat, PersonRole.Administrator],
            [UseCase.SeePeople] = [PersonRole.Secretariat, PersonRole.Administrator],
            [UseCase.InvitePerson] = [PersonRole.Administrator],
            [UseCase.ChangeMembership] = [PersonRole.Administrator],
            [UseCase.EndAccess] = [PersonRole.Administrator],
            [UseCase.SeeRounds] =
            [
                PersonRole.Reader,
                PersonRole.Reporter,
                PersonRole.Reviewer,
                PersonRole.Secretariat,
                PersonRole.Administrator,
            ],
            [UseCase.RunRound] = [PersonRole.Secretariat],
            [UseCase.AnswerDuty] = [PersonRole.Reporter],
            [UseCase.MakeWorkbook] = [PersonRole.Reporter, PersonRole.Secretariat],
            [UseCase.ReturnWorkbook] = [PersonRole.Reporter, PersonRole.Secretariat],
            [UseCase.ReviewReport] = [PersonRole.Secretariat],
            [UseCase.VerifyReport] = [PersonRole.Reviewer, PersonRole.Secretariat],
            [UseCase.Comment] = [PersonRole.Reporter, PersonRole.Reviewer, PersonRole.Secretariat],
            [UseCase.RemindLate] = [PersonRole.Secretariat],
            [UseCase.KeepOutbox] = [PersonRole.Secretariat, PersonRole.Administrator],
            [UseCase.SeeCuts] =
            [
                PersonRole.Reader,
                PersonRole.Reviewer,
                PersonRole.Secretariat,
                PersonRole.Administrator,
            ],
            [UseCase.TakeCut] = [PersonRole.Secretariat],
            [UseCase.SeeReleases] =
            [
                PersonRole.Reader,
                PersonRole.Reviewer,
                PersonRole.Secretariat,
                PersonRole.Administrator,
            ],
            [UseCase.PublishRelease] = [PersonRole.Secretariat],
            [UseCase.CorrectRelease] = [PersonRole.Secretariat],
            [UseCase.SeeIndicators] =
            [
                PersonRole.Reader,
                PersonRole.Reporter,
                PersonRole.Reviewer,
                PersonRole.Secretariat,
                PersonRole.Administrator,
            ],
            [UseCase.KeepIndicators] = [PersonRole.Secretariat],
            [UseCase.ChangeOwnAccount] =
            [
                PersonRole.Reader,
                PersonRole.Reporter,
                PersonRole.Reviewer,
                PersonRole.Secretariat,
                PersonRole.Administrator,
            ],
        }.ToImmutableDictionary();

    public static bool Allows(PersonRole role, UseCase useCase) => May[useCase].Contains(role);

    /// <summary>Whether that role may do it only about what is the own organisation's.</summary>
    public static bool IsForOwn(PersonRole role, UseCase useCase) =>
        role.IsOfAnOrganisation()
        && useCase
            is (
                UseCase.AnswerDuty
                or UseCase.MakeWorkbook
                or UseCase.ReturnWorkbook
                or UseCase.Comment
            );

    /// <returns>Null where the caller may do it about something of that organisation.</returns>
    public static Message? Refusal(Caller caller, UseCase useCase, long organisationId)
    {
        if (Refusal(caller, useCase) is { } refusal)
            return refusal;
        return caller.Memberships.Any(m =>
            Allows(m.Role, useCase)
            && (!IsForOwn(m.Role, useCase) || m.OrganisationId == organisationId)
        )
            ? null
            : new(
                "これはほかの府省庁等の担当です。できるのは、ご自分の府省庁等の担当についてだけです。",
                "This is another organisation's duty: you can do this only for your own."
            );
    }

    /// <returns>Null where the caller may; otherwise why not and what to do.</returns>
    public static Message? Refusal(Caller caller, UseCase useCase)
    {
        if (caller.Roles.Any(r => Allows(r, useCase)))
            return null;
        var who = May[useCase];
        return caller.PersonId is null
            ? new(
                $"サインインが必要です（{In(who, Language.Japanese)}）。",
                $"Sign in first ({In(who, Language.English)})."
            )
            : new(
                $"この操作ができるのは、{In(who, Language.Japanese)}です。必要な場合は管理者に役割を頼んでください。",
                $"Only these may do this: {In(who, Language.English)}. Ask an administrator for the role if you need it."
            );
    }

    private static string In(ImmutableArray<PersonRole> roles, Language language) =>
        string.Join(
            language == Language.Japanese ? "・" : ", ",
            roles.Select(r => r.Label().In(language))
        );
}
