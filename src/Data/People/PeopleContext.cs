using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Shirube.Data.People;

/// <summary>What ASP.NET Core Identity keeps, in our tables. Nothing else of the product goes through it.</summary>
public sealed class PeopleContext(DbContextOptions<PeopleContext> options)
    : IdentityUserContext<Person, long>(options)
{
    // Not the base's: its tables have columns that nobody fills here.
    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<Person>(person =>
        {
            person.ToTable("person").HasKey(p => p.Id);
            person.Property(p => p.Id).HasColumnName("id");
            person.Property(p => p.UserName).HasColumnName("email");
            person.Property(p => p.NormalizedUserName).HasColumnName("normalised_email");
            person.Property(p => p.Name).HasColumnName("name");
            person.Property(p => p.PasswordHash).HasColumnName("password_hash");
            person.Property(p => p.SecurityStamp).HasColumnName("security_stamp");
            person
                .Property(p => p.ConcurrencyStamp)
                .HasColumnName("concurrency_stamp")
                .IsConcurrencyToken();
            person.Property(p => p.TwoFactorEnabled).HasColumnName("two_factor_enabled");
            person.Property(p => p.LockoutEnd).HasColumnName("lockout_end");
            person.Property(p => p.LockoutEnabled).HasColumnName("lockout_enabled");
            person.Property(p => p.AccessFailedCount).HasColumnName("access_failed_count");
            person.Property(p => p.EndedAt).HasColumnName("ended_at");
            // Whose access has ended is nobody any more; the address may be invited anew.
            person.HasQueryFilter(p => p.EndedAt == null);
            person
                .Ignore(p => p.Email)
                .Ignore(p => p.NormalizedEmail)
                .Ignore(p => p.EmailConfirmed);
            person.Ignore(p => p.PhoneNumber).Ignore(p => p.PhoneNumberConfirmed);
        });
        builder.Entity<IdentityUserLogin<long>>(login =>
        {
            login.ToTable("person_login").HasKey(l => new { l.LoginProvider, l.ProviderKey });
            login.Property(l => l.LoginProvider).HasColumnName("login_provider");
            login.Property(l => l.ProviderKey).HasColumnName("provider_key");
            login.Property(l => l.ProviderDisplayName).HasColumnName("provider_display_name");
            login.Property(l => l.UserId).HasColumnName("person_id");
        });
        builder.Entity<IdentityUserToken<long>>(token =>
        {
            token
                .ToTable("person_token")
                .HasKey(t => new
                {
                    t.UserId,
                    t.LoginProvider,
                    t.Name,
                });
            token.Property(t => t.UserId).HasColumnName("person_id");
            token.Property(t => t.LoginProvider).HasColumnName("login_provider");
            token.Property(t => t.Name).HasColumnName("name");
            token.Property(t => t.Value).HasColumnName("value");
        });
        builder.Entity<IdentityUserClaim<long>>(claim =>
        {
            claim.ToTable("person_claim").HasKey(c => c.Id);
            claim.Property(c => c.Id).HasColumnName("id");
            claim.Property(c => c.UserId).HasColumnName("person_id");
            claim.Property(c => c.ClaimType).HasColumnName("claim_type");
            claim.Property(c => c.ClaimValue).HasColumnName("claim_value");
        });
        builder.Ignore<IdentityUserPasskey<long>>();
    }
}
