/* SPDX-License-Identifier: LGPL-2.1-or-later
 * SPDX-FileCopyrightText: 2026 The Signet developers
 *
 * A point-to-point link with a chosen one-way delay and loss:
 *
 *   delaylink IF_A IF_B CONF [CAPTURE]
 *
 * Creates the TUN devices IF_A and IF_B (the caller moves each into its own network namespace) and
 * carries every IP packet read from one to the other after the delay. TUN rather than TAP: without
 * ARP the first packet of a connection costs exactly one round trip. CONF is one line "DELAY_US
 * LOSS_PPM"; SIGHUP reads it again, SIGTERM ends. Prints "ready" when both devices exist. Every
 * packet taken in goes to CAPTURE, in pcap's format, before it is carried on: what a program
 * received is in the file.
 */
#include <errno.h>
#include <fcntl.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

enum
{
  RING = 32768,
  PACKET_MAX = 65536,
  BATCH = 64,
  LINKTYPE_RAW = 101
};

struct packet
{
  int64_t due_ns;
  uint32_t len;
  uint8_t *data;
};

struct direction
{
  int in, out;
  struct packet *ring;
  uint32_t head, count;
};

struct link
{
  const char *conf;
  int64_t delay_ns;
  uint32_t loss_ppm;
  FILE *capture;
  struct direction directions[2];
};

static volatile sig_atomic_t want_reload = 1, want_quit = 0;

static void
on_hup (int number)
{
  (void)number;
  want_reload = 1;
}

static void
on_term (int number)
{
  (void)number;
  want_quit = 1;
}

static void
die (const char *what)
{
  fprintf (stderr, "delaylink: %s: %s\n", what, strerror (errno));
  exit (1);
}

static int64_t
now_ns (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static int
open_tun (const char *name)
{
  struct ifreq request = { 0 };
  int fd = open ("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);

  if (fd < 0)
    die ("/dev/net/tun");
  request.ifr_flags = IFF_TUN | IFF_NO_PI;
  snprintf (request.ifr_name, sizeof request.ifr_name, "%s", name);
  if (ioctl (fd, TUNSETIFF, &request) < 0)
    die (name);
  return fd;
}

static void
read_conf (struct link *link)
{
  long long us;
  unsigned ppm;
  FILE *f = fopen (link->conf, "re");

  if (!f)
    die (link->conf);
  if (fscanf (f, "%lld %u", &us, &ppm) != 2 || us < 0 || ppm > 1000000)
    fprintf (stderr, "delaylink: %s: want DELAY_US LOSS_PPM\n", link->conf);
  else
    {
      link->delay_ns = us * 1000;
      link->loss_ppm = ppm;
    }
  fclose (f);
}

static void
open_capture (struct link *link, const char *path)
{
  const uint32_t head[] = { 0xa1b23c4d, 2 | 4 << 16, 0, 0, PACKET_MAX, LINKTYPE_RAW };

  link->capture = fopen (path, "we");
  if (!link->capture)
    die (path);
  fwrite (head, sizeof head, 1, link->capture);
  fflush (link->capture);
}

static void
capture (struct link *link, const uint8_t *data, uint32_t len)
{
  int64_t now = now_ns ();
  const uint32_t head[] = { (uint32_t)(now / 1000000000), (uint32_t)(now % 1000000000), len, len };

  if (!link->capture)
    return;
  fwrite (head, sizeof head, 1, link->capture);
  fwrite (data, len, 1, link->capture);
  fflush (link->capture);
}

static void
queue (struct direction *d, const uint8_t *data, uint32_t len, int64_t due_ns)
{
  struct packet *p = &d->ring[(d->head + d->count) % RING];

  if (d->count == RING)
    return;
  p->data = malloc (len);
  if (!p->data)
    die ("malloc");
  memcpy (p->data, data, len);
  p->len = len;
  p->due_ns = due_ns;
  d->count++;
}

static void
take_in (struct link *link, struct direction *d)
{
  static uint8_t buffer[PACKET_MAX];

  for (int i = 0; i < BATCH; i++)
    {
      ssize_t n = read (d->in, buffer, PACKET_MAX);

      if (n <= 0)
        return;
      capture (link, buffer, (uint32_t)n);
      if (!link->loss_ppm || (uint32_t)(random () % 1000000) >= link->loss_ppm)
        queue (d, buffer, (uint32_t)n, now_ns () + link->delay_ns);
    }
}

/* A packet the far side will not take is a lost packet. */
static void
let_out (struct direction *d)
{
  int64_t now = now_ns ();

  while (d->count && d->ring[d->head].due_ns <= now)
    {
      struct packet *p = &d->ring[d->head];

      if (write (d->out, p->data, p->len) < 0 && errno != EINVAL && errno != EIO)
        perror ("delaylink: write");
      free (p->data);
      d->head = (d->head + 1) % RING;
      d->count--;
    }
}

static int64_t
next_due (const struct link *link)
{
  int64_t next = INT64_MAX;

  for (int i = 0; i < 2; i++)
    {
      const struct direction *d = &link->directions[i];

      if (d->count && d->ring[d->head].due_ns < next)
        next = d->ring[d->head].due_ns;
    }
  return next;
}

static void
wait_for_packets (const struct link *link, const sigset_t *waiting)
{
  struct pollfd p[2] = { { link->directions[0].in, POLLIN, 0 },
                         { link->directions[1].in, POLLIN, 0 } };
  int64_t next = next_due (link);
  int64_t left = next == INT64_MAX ? 0 : next - now_ns ();
  struct timespec wait = { 0 };

  if (left > 0)
    wait = (struct timespec){ left / 1000000000, left % 1000000000 };
  if (ppoll (p, 2, next == INT64_MAX ? NULL : &wait, waiting) < 0 && errno != EINTR)
    die ("ppoll");
  /* A device went away with its namespace. There is always something to be told about it then, so
   * that no signal would arrive any more. */
  if (((p[0].revents | p[1].revents) & POLLERR) != 0)
    want_quit = 1;
}

static void
carry (struct link *link, const sigset_t *waiting)
{
  while (!want_quit)
    {
      if (want_reload)
        read_conf (link);
      want_reload = 0;
      wait_for_packets (link, waiting);
      for (int i = 0; i < 2; i++)
        {
          take_in (link, &link->directions[i]);
          let_out (&link->directions[i]);
        }
    }
}

/* Signals arrive only inside ppoll. */
static void
catch_signals (sigset_t *waiting)
{
  struct sigaction reload = { .sa_handler = on_hup }, quit = { .sa_handler = on_term };
  sigset_t blocked;

  sigemptyset (&blocked);
  sigaddset (&blocked, SIGHUP);
  sigaddset (&blocked, SIGTERM);
  sigaddset (&blocked, SIGINT);
  sigprocmask (SIG_BLOCK, &blocked, waiting);
  sigaction (SIGHUP, &reload, NULL);
  sigaction (SIGTERM, &quit, NULL);
  sigaction (SIGINT, &quit, NULL);
}

int
main (int argc, char **argv)
{
  struct link link = { 0 };
  struct direction *d = link.directions;
  sigset_t waiting;

  if (argc != 4 && argc != 5)
    {
      fprintf (stderr, "usage: delaylink IF_A IF_B CONF [CAPTURE]\n");
      return 2;
    }
  link.conf = argv[3];
  if (argc == 5)
    open_capture (&link, argv[4]);
  d[0].in = d[1].out = open_tun (argv[1]);
  d[1].in = d[0].out = open_tun (argv[2]);
  for (int i = 0; i < 2; i++)
    if (!(d[i].ring = calloc (RING, sizeof *d[i].ring)))
      die ("calloc");
  catch_signals (&waiting);
  prctl (PR_SET_TIMERSLACK, 1000UL, 0, 0, 0);
  srandom (1);
  puts ("ready");
  fflush (stdout);
  carry (&link, &waiting);
  return 0;
}
