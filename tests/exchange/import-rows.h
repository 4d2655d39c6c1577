/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Rows of the public lists, of invented schools. */

#define GIAS_HEAD                                                                                                      \
  "URN,LA (code),LA (name),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (code),TypeOfEstablishment "      \
  "(name),EstablishmentTypeGroup (code),"                                                                              \
  "EstablishmentStatus (name),OpenDate,CloseDate,PhaseOfEducation "                                                    \
  "(name),NumberOfPupils,Town,HeadFirstName,HeadLastName,LastChangedDate,AccreditationExpiryDate\n"
#define OAK                                                                                                            \
  "100001,901,Test,2001,Oak Primary School,01,Community school,4,Open,,,Primary,210,York,Ann,Other,01-09-2025,\n"
#define ASH                                                                                                            \
  "100002,901,Test,2002,Ash Primary School,02,Voluntary aided school,4,Open,,,Primary,180,York,Bo,Else,01-09-2025,\n"
#define ELM_AWAY                                                                                                       \
  "100003,902,Away,2003,Elm School,01,Community school,4,Open,,,Secondary,900,Hull,Cy,Third,01-09-2025,\n"
#define ELM_GROWN                                                                                                      \
  "100003,902,Away,2003,Elm School,01,Community school,4,Open,,,Secondary,950,Hull,Cy,Third,01-09-2025,\n"
#define GONE_LONG_AGO                                                                                                  \
  "100004,901,Test,2004,Old School,01,Community school,4,Closed,,31-08-1999,Primary,,York,,,01-09-2000,\n"
#define CENTRE "20001,901,Test,,A Children's Centre,47,Children's centre,9,Open,,,Not applicable,,York,,,01-09-2025,\n"

#define OFSTED_HEAD                                                                                                    \
  "Web Link (opens in new window),URN,LAESTAB,School name,Inspection number of latest full inspection,Inspection "     \
  "type,Inspection start date,Publication date,"                                                                       \
  "URN at time of latest full inspection,Category of concern,Safeguarding standards,Inclusion,Inclusion - date of "    \
  "grade,Achievement,Achievement - date of grade,"                                                                     \
  "Inspection number of latest OEIF graded inspection,Inspection start date of latest OEIF graded "                    \
  "inspection,Publication date of latest OEIF graded inspection,"                                                      \
  "URN at time of latest OEIF graded inspection,Latest OEIF overall effectiveness,Latest OEIF quality of "             \
  "education,Latest OEIF category of concern\n"
#define OAK_CARD                                                                                                       \
  "x,100001,9012001,Oak,10400001,S5 Inspection,13/01/2026,09/02/2026,100001,,Met,Strong standard,13/01/2026,Needs "    \
  "attention,13/01/2026,10200001,05/02/2020,01/03/2020,100001,2,2,\n"
#define ASH_NONE                                                                                                       \
  "x,100002,9012002,Ash,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,10200002,06/03/2022,05/04/"             \
  "2022,100002,3,3,\n"
